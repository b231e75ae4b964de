package dev.tenantry.stackrules;

import dev.tenantry.terraform.TerraformAt;
import dev.tenantry.terraform.TerraformFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plans of the customer stack by the real Terraform and provider, without an account. What one module hands on to another is
 * known only after an apply, and with it whole policies; here modules say invented names instead, in files laid beside theirs.
 */
final class MadePlans {

    private static final Path SOURCES =
            Path.of("../../infra/terraform").toAbsolutePath().normalize();
    private static final String KEY = "arn:aws:kms:eu-central-1:111122223333:";

    /** Module → output → expression, for what would be unknown. */
    private static final Map<String, Map<String, String>> INVENTED = Map.of(
            "kms", Map.of("arns", "${{ for class, one in var.classes : class => \"" + KEY + "key/${class}\" }}"),
            "buckets", Map.of("arns", "${local.arns}"),
            "logs",
                    Map.of(
                            "arns",
                            "${{ for purpose, name in var.groups : purpose => \"arn:aws:logs:eu-central-1:111122223333:log-group:${name}\" }}"),
            "secrets",
                    Map.of(
                            "arns",
                            "${{ for name, one in var.secrets : name => \"arn:aws:secretsmanager:eu-central-1:111122223333:secret:${name}\" }}"),
            "database",
                    Map.of(
                            "addresses",
                            "${{ for name, one in var.databases : name => { host = name, port = 5432, name = name, master = name,"
                                    + " master_secret_arn = \"arn:aws:secretsmanager:eu-central-1:111122223333:secret:rds!db-${name}\" } }}"),
            "network",
                    Map.of(
                            "s3_endpoint_id", "vpce-0123456789abcdef0",
                            "s3_prefix_list_id", "pl-01234567",
                            "subnet_ids",
                                    "${{ for tier in [\"app\", \"data\", \"endpoints\"] : tier => [for zone in local.zones : \"subnet-${tier}${zone}\"] }}"));

    private final Path folder;
    private final TerraformFound terraform;
    private final String stack;

    MadePlans(Path folder, TerraformFound terraform) {
        this(folder, terraform, "customer-stack");
    }

    private MadePlans(Path folder, TerraformFound terraform, String stack) {
        this.folder = folder;
        this.terraform = terraform;
        this.stack = stack;
    }

    /** Empty on a machine without Terraform. */
    static Optional<TerraformFound> terraform() {
        return TerraformAt.ofThisMachine();
    }

    /** Name of profile and policy → plan. */
    Map<String, StackPlan> all() throws IOException, InterruptedException {
        Map<String, StackPlan> plans = new LinkedHashMap<>();
        try (AccountOfNobody account = new AccountOfNobody()) {
            layOut(account.address());
            run("init", "-input=false", "-no-color", "-lockfile=readonly");
            for (String profile : List.of("S", "M", "L")) {
                for (String policy : List.of("LOCAL", "EXTERNAL")) {
                    plans.put(profile + " " + policy, plan(profile, policy));
                }
            }
        }
        return plans;
    }

    /** What the provider runs once, with the inputs of the emulator, protected. */
    static StackPlan ofTheProvider(Path folder, TerraformFound terraform) throws IOException, InterruptedException {
        MadePlans plans = new MadePlans(folder, terraform, "central-stack");
        try (AccountOfNobody account = new AccountOfNobody()) {
            plans.layOut(account.address());
            plans.run("init", "-input=false", "-no-color", "-lockfile=readonly");
            return plans.planned(Map.of(
                    "account_id",
                    "111122223333",
                    "operator_role_arn",
                    "arn:aws:iam::111122223333:role/operators",
                    "protect_data",
                    true));
        }
    }

    private Path root() {
        return folder.resolve("stacks/" + stack);
    }

    private void layOut(String address) throws IOException {
        for (String part : List.of("modules", "stacks")) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(part))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(MadePlans::isSource)
                        .toList()) {
                    Path target = folder.resolve(SOURCES.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
        for (Map.Entry<String, Map<String, String>> module : INVENTED.entrySet()) {
            Map<String, Object> outputs = new TreeMap<>();
            module.getValue().forEach((name, value) -> outputs.put(name, Map.of("value", value)));
            write(
                    folder.resolve("modules/" + module.getKey() + "/invented_override.tf.json"),
                    Map.of("output", outputs));
        }
        Map<String, Object> provider = Map.of(
                "access_key",
                "none",
                "secret_key",
                "none",
                "skip_metadata_api_check",
                true,
                "endpoints",
                Map.of("sts", address));
        write(
                root().resolve("plan_override.tf.json"),
                Map.of(
                        "provider", Map.of("aws", provider),
                        "terraform", Map.of("backend", Map.of("local", Map.of()))));
        Path mirror = terraform.providerMirror();
        Files.writeString(
                folder.resolve("terraform.rc"),
                "disable_checkpoint = true\n"
                        + (mirror == null
                                ? ""
                                : "provider_installation {\n  filesystem_mirror {\n    path = \"" + mirror
                                        + "\"\n  }\n}\n"));
    }

    private static boolean isSource(Path file) {
        return !file.toString().contains("/.terraform/") && !file.toString().contains("/tests/");
    }

    private StackPlan plan(String profile, String policy) throws IOException, InterruptedException {
        Map<String, Object> inputs =
                new TreeMap<>(Map.of("profile", profile, "data_policy", policy, "protect_data", true));
        if (policy.equals("EXTERNAL")) {
            inputs.put("litellm_endpoint_service", "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0");
        }
        return planned(inputs);
    }

    private StackPlan planned(Map<String, Object> over) throws IOException, InterruptedException {
        String usual = stack.equals("central-stack") ? "central" : "acme";
        Map<String, Object> inputs = new TreeMap<>(JsonMapper.shared()
                .readValue(SOURCES.resolve("emulator/" + usual + ".tfvars.json").toFile(), Map.class));
        inputs.putAll(over);
        write(root().resolve("terraform.tfvars.json"), inputs);
        run("plan", "-input=false", "-no-color", "-lock=false", "-refresh=false", "-out=plan");
        return new StackPlan(JsonMapper.shared().readTree(run("show", "-json", "plan")));
    }

    private static void write(Path file, Object content) throws IOException {
        Files.writeString(file, JsonMapper.shared().writeValueAsString(content));
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(terraform.binary().toString()));
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root().toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment()
                .putAll(Map.of(
                        "TF_CLI_CONFIG_FILE", folder.resolve("terraform.rc").toString(),
                        "TF_IN_AUTOMATION", "1",
                        "AWS_EC2_METADATA_DISABLED", "true"));
        Process process = builder.start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("terraform " + arguments[0] + " takes more than five minutes");
        }
        if (process.exitValue() != 0) {
            throw new IOException(Files.readString(errors) + Files.readString(output));
        }
        return Files.readString(output);
    }
}
