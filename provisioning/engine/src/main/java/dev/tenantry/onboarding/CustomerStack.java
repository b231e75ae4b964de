package dev.tenantry.onboarding;

import dev.tenantry.outside.OwnSecrets;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import dev.tenantry.tenants.TenantProfile.SignIn;
import dev.tenantry.terraform.Backend;
import dev.tenantry.terraform.StackSources;
import dev.tenantry.terraform.StackWork;
import dev.tenantry.terraform.WorkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** The stack in a tenant's account, as a profile wants it: its inputs, where its state lies, and who may build it. */
@Component
@EnableConfigurationProperties(InfrastructureSettings.class)
class CustomerStack {

    static final String NAME = "customer-stack";
    /** A name, and no address, which needs no answer. */
    private static final Pattern HOST_NAME = Pattern.compile("([a-z0-9-]+\\.)+[a-z]{2,}");

    private static final String EMULATOR_FILE = "emulator_override.tf.json";

    private final StackSources sources;
    private final InfrastructureSettings settings;
    private final PrivateWays ways;
    private final @Nullable URI gateway;

    /** @param gateway the model gateway as tenants' assistants reach it, if it has a name of its own */
    CustomerStack(
            StackSources sources,
            InfrastructureSettings settings,
            PrivateWays ways,
            @Value("${tenantry.runner.gateway-address:#{null}}") @Nullable URI gateway) {
        this.sources = sources;
        this.settings = settings;
        this.ways = ways;
        this.gateway = gateway;
    }

    WorkFolder folder(StepContext context) {
        return new WorkFolder(context.folder(), NAME);
    }

    /** @param protect whether buckets refuse to be destroyed with what they hold */
    StackWork work(StepContext context, boolean protect) {
        TenantProfile profile = context.profile();
        Map<String, Object> inputs = inputs(context);
        if (!protect) {
            inputs.put("protect_data", false);
        }
        return new StackWork(folder(context), sources, inputs, backend(profile), overrides());
    }

    private Map<String, Object> inputs(StepContext context) {
        TenantProfile profile = context.profile();
        AwsTarget aws = profile.aws();
        Map<String, Object> inputs = new TreeMap<>();
        inputs.put("tenant_slug", profile.slug().value());
        inputs.put("tenant_id", context.tenant().toString());
        inputs.put("account_id", aws.accountId());
        inputs.put("region", aws.region());
        inputs.put("profile", profile.size().name());
        inputs.put("data_policy", profile.dataPolicy().name());
        inputs.put("vpc_cidr", aws.cidr());
        inputs.put("provisioner_role_arn", aws.provisionerRoleArn());
        inputs.put("external_id", aws.externalId());
        inputs.put("release", profile.release());
        inputs.put("run_id", context.run().toString());
        inputs.put("allowed_names", names(profile));
        Optional.ofNullable(profile.certificateArn()).ifPresent(arn -> inputs.put("certificate_arn", arn));
        for (PrivateWay way : PrivateWay.values()) {
            ways.service(way, context.tenant(), profile).ifPresent(service -> inputs.put(way.input(), service));
        }
        return inputs;
    }

    /**
     * The resolver of the tenant's network answers few names: the runner must find the assistant, by the record that the customer
     * sets, and the assistant must find where people sign in and the model gateway, if its policy lets it.
     */
    private List<String> names(TenantProfile profile) {
        return Stream.of(
                        Stream.of(profile.hostName()),
                        issuer(profile.signIn()).stream(),
                        profile.signIn().names().stream(),
                        gateway(profile).stream())
                .flatMap(name -> name)
                .map(host -> host.toLowerCase(Locale.ROOT))
                .filter(host -> HOST_NAME.matcher(host).matches())
                .distinct()
                .toList();
    }

    private Optional<String> gateway(TenantProfile profile) {
        return Optional.ofNullable(gateway)
                .filter(_ -> profile.dataPolicy() == DataPolicy.EXTERNAL)
                .map(URI::getHost);
    }

    private static Optional<String> issuer(SignIn signIn) {
        return Optional.ofNullable(signIn.issuer())
                .filter(issuer -> signIn.usesOpenIdConnect())
                .map(issuer -> URI.create(issuer).getHost());
    }

    private Backend backend(TenantProfile profile) {
        Path local = settings.localStates();
        if (local != null) {
            return new Backend.Local(local.toAbsolutePath().resolve(profile.slug() + ".tfstate"));
        }
        AwsTarget aws = profile.aws();
        return new Backend.S3(
                "tenantry-state-" + aws.accountId() + "-" + aws.region(),
                NAME + ".tfstate",
                aws.region(),
                null,
                new Backend.Role(aws.provisionerRoleArn(), aws.accountId(), aws.externalId(), "tenantry"),
                settings.emulator());
    }

    /** What a plan's changes mean: at an emulator without those that it brings about by forgetting. */
    List<Change> meant(List<Change> planned) {
        return settings.emulator() == null
                ? planned
                : EmulatorGaps.of(sources.root()).without(planned);
    }

    private Map<String, String> overrides() {
        URI emulator = settings.emulator();
        if (emulator == null) {
            return Map.of();
        }
        Path template = sources.root().resolve("emulator").resolve(EMULATOR_FILE);
        try {
            return Map.of(EMULATOR_FILE, Files.readString(template).replace("${endpoint}", emulator.toString()));
        } catch (IOException failed) {
            throw new UncheckedIOException("the emulator's settings " + template + " cannot be read", failed);
        }
    }

    /** The portal's own credentials, from which Terraform assumes the tenant's role; an emulator takes any. */
    Map<String, String> credentials() {
        if (settings.emulator() != null) {
            return Map.of("AWS_ACCESS_KEY_ID", "emulator", "AWS_SECRET_ACCESS_KEY", "emulator");
        }
        try (DefaultCredentialsProvider chain =
                DefaultCredentialsProvider.builder().build()) {
            AwsCredentials own = chain.resolveCredentials();
            Map<String, String> all = new TreeMap<>(
                    Map.of("AWS_ACCESS_KEY_ID", own.accessKeyId(), "AWS_SECRET_ACCESS_KEY", own.secretAccessKey()));
            if (own instanceof AwsSessionCredentials session) {
                all.put("AWS_SESSION_TOKEN", session.sessionToken());
            }
            all.forEach(OwnSecrets::use);
            return all;
        }
    }
}
