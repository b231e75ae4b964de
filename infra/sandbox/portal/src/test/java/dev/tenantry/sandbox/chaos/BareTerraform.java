package dev.tenantry.sandbox.chaos;

import dev.tenantry.terraform.TerraformFinder;
import dev.tenantry.terraform.TerraformFound;
import dev.tenantry.terraform.TerraformSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same stack without a portal: what a run's step has laid out, for another account, by Terraform's own commands one after the other. */
final class BareTerraform {

    private final Path template;
    private final Path home;

    /** @param template a work folder of the step, as it left it */
    BareTerraform(Path template, Path home) {
        this.template = template;
        this.home = home;
    }

    static Optional<Path> binary() {
        return new TerraformFinder(System.getenv()).find(TerraformSettings.defaults()) instanceof TerraformFound found
                ? Optional.of(found.binary())
                : Optional.empty();
    }

    /**
     * In seconds.
     *
     * @param commands init, plan, apply
     * @param reading show and output, with which the step reads what came of them
     */
    record Took(double commands, double reading) {}

    Took build(String slug, String account) throws IOException {
        var work = home.resolve(slug);
        FileSystemUtils.deleteRecursively(work);
        FileSystemUtils.copyRecursively(template.resolve("terraform"), work.resolve("terraform"));
        Files.copy(template.resolve("terraform.rc"), work.resolve("terraform.rc"));
        var root = work.resolve("terraform/stacks/customer-stack");
        rename(root.resolve("terraform.tfvars.json"), slug, account);
        Files.writeString(
                root.resolve("backend_override.tf.json"),
                JsonMapper.shared()
                        .writeValueAsString(Map.of(
                                "terraform",
                                Map.of("backend", Map.of("local", Map.of("path", work + "/" + slug + ".tfstate"))))));
        var plan = work.resolve("plan.tfplan").toString();
        double commands = run(work, root, "init", "-input=false", "-no-color", "-json", "-reconfigure")
                + run(work, root, "plan", "-input=false", "-no-color", "-json", "-parallelism=10", "-out=" + plan);
        double show = run(work, root, "show", "-no-color", "-json", plan);
        commands += run(work, root, "apply", "-input=false", "-no-color", "-json", "-parallelism=10", plan);
        return new Took(commands, show + run(work, root, "output", "-no-color", "-json"));
    }

    private static void rename(Path inputs, String slug, String account) throws IOException {
        var all = (ObjectNode) JsonMapper.shared().readTree(Files.readString(inputs));
        var role = all.get("provisioner_role_arn").asString();
        all.put("provisioner_role_arn", role.replace(all.get("account_id").asString(), account));
        all.put("account_id", account);
        all.put("tenant_slug", slug);
        all.put("tenant_id", UUID.randomUUID().toString());
        Files.writeString(inputs, JsonMapper.shared().writeValueAsString(all));
    }

    private static double run(Path work, Path root, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(binary().orElseThrow().toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve(arguments[0] + ".out").toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
        builder.environment()
                .putAll(Map.of(
                        "TF_IN_AUTOMATION", "1",
                        "TF_INPUT", "0",
                        "CHECKPOINT_DISABLE", "1",
                        "TF_CLI_CONFIG_FILE", work.resolve("terraform.rc").toString(),
                        "TF_DATA_DIR", work.resolve("data").toString(),
                        "AWS_ACCESS_KEY_ID", "emulator",
                        "AWS_SECRET_ACCESS_KEY", "emulator"));
        long began = System.nanoTime();
        var process = builder.start();
        process.onExit().join();
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    arguments[0] + " failed: " + Files.readString(work.resolve(arguments[0] + ".out")));
        }
        return Bench.seconds(System.nanoTime() - began);
    }
}
