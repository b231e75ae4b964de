package dev.tenantry.tenantjobs;

import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.SizeProfile;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.SignIn;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.AppDatabase;
import dev.tenantry.tenantside.SecretRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The values document of a tenant's release, by the schema of the chart {@code customer-stack}, and the Kubernetes secrets
 * that the chart refers to.
 *
 * @param images what the release's list of images says, with its registry
 * @param emulated whether there is no real cluster: no objects that only EKS knows, images by tag
 */
record ChartValues(TenantProfile profile, Map<String, Object> images, boolean emulated) {

    /** The provider's administrator in each tenant's assistant; no mailbox, nobody signs in with it but the runner. */
    static final String ADMIN = "portal@tenantry.example";

    /** Turns documents into vectors; always local, whatever the policy. */
    private static final String EMBEDDING = "nomic-embed-text:latest";

    private static final String DNS = "172.20.0.10/32";

    /** The assistant's user in its database. */
    private static final String DATABASE_USER = "open_webui";

    private static final String OPEN_WEBUI = "Open WebUI";

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** What the profile alone decides. */
    String known() {
        return CANONICAL.writeValueAsString(ofProfile());
    }

    /** @param gateway address of the model gateway; unused for a LOCAL tenant */
    String json(StackFacts stack, String gateway) {
        return CANONICAL.writeValueAsString(values(stack, gateway));
    }

    /** The same with every workload at zero. */
    String atStandstill(StackFacts stack, String gateway) {
        SortedMap<String, Object> values = values(stack, gateway);
        values.put("standstill", true);
        return CANONICAL.writeValueAsString(values);
    }

    private SortedMap<String, Object> values(StackFacts stack, String gateway) {
        SortedMap<String, Object> values = ofProfile();
        SortedMap<String, Object> pictures = new TreeMap<>(images);
        pictures.put("requireDigests", !emulated);
        pictures.put("registry", stack.imageRegistry().orElse("registry.invalid"));
        values.put("images", pictures);
        values.put("gateway", Map.of("url", profile.dataPolicy() == DataPolicy.LOCAL ? "" : gateway));
        values.put("openWebui", openWebui(stack));
        values.put(
                "ollama",
                Map.of("models", models(), "bucket", stack.modelsBucket().orElse(""), "gpus", profile.gpus()));
        database(stack)
                .ifPresent(of -> values.put(
                        "database",
                        Map.of("host", of.host(), "port", of.port(), "name", of.name(), "user", of.user())));
        cache(stack)
                .ifPresent(of -> values.put("valkey", Map.of("host", of.host(), "port", of.port(), "user", of.user())));
        stack.backupBucket().ifPresent(bucket -> values.put("qdrant", Map.of("backup", Map.of("bucket", bucket))));
        values.put("network", network(stack));
        values.put("platform", platform(stack));
        return values;
    }

    /** The stack's own; an emulated one is nowhere, and the chart keeps the assistant's data on a volume. */
    Optional<AppDatabase> database(StackFacts stack) {
        AccountSecrets account = new AccountSecrets(profile.slug());
        return stack.database()
                .filter(database -> !emulated)
                .map(database -> new AppDatabase(
                        database.host(),
                        database.port(),
                        database.name(),
                        profile.aws().region(),
                        database.master(),
                        new SecretRef(database.masterSecret(), "password"),
                        DATABASE_USER,
                        account.databasePassword()));
    }

    /** Joins several pods of the assistant, which only a database of their own lets be; profile S has one. */
    private Optional<StackFacts.Cache> cache(StackFacts stack) {
        return stack.cache()
                .filter(_ -> profile.size() != SizeProfile.S && database(stack).isPresent());
    }

    private SortedMap<String, Object> ofProfile() {
        SortedMap<String, Object> values = new TreeMap<>();
        values.put("tenant", profile.slug().value());
        values.put("hostName", profile.hostName());
        values.put("region", profile.aws().region());
        values.put("release", profile.release());
        values.put("profile", profile.size().name());
        values.put("dataPolicy", profile.dataPolicy().name());
        values.put("signIn", signIn(profile.signIn()));
        return values;
    }

    private static Map<String, Object> signIn(SignIn signIn) {
        if (!signIn.usesOpenIdConnect()) {
            return Map.of("kind", "local");
        }
        String issuer = String.valueOf(signIn.issuer());
        String claim = signIn.groupClaim();
        return Map.of(
                "kind", "oidc", "issuer", issuer, "clientId", "assistant", "groupClaim", claim == null ? "" : claim);
    }

    /** Anything but its own name it completes by its own in brackets; what must stay is left alone. */
    private String assistantsName() {
        return switch (profile.branding()) {
            case REPLACEABLE -> profile.company().displayName();
            case KEPT -> OPEN_WEBUI;
        };
    }

    private Map<String, Object> openWebui(StackFacts stack) {
        return Map.of(
                "name", assistantsName(), "adminEmail", ADMIN, "storage", Map.of("bucket", stack.documentsBucket()));
    }

    /** The embedding model first; what an EXTERNAL tenant chats with does not run here. */
    private List<String> models() {
        List<String> models = new ArrayList<>(List.of(EMBEDDING));
        if (profile.dataPolicy() == DataPolicy.LOCAL) {
            profile.models().stream().filter(model -> !models.contains(model)).forEach(models::add);
        }
        return models;
    }

    /** The load balancer stands among the applications, the runner among the endpoints. */
    private Map<String, Object> network(StackFacts stack) {
        List<String> endpoints = stack.subnets("endpoints");
        return Map.of(
                "clientCidrs",
                Stream.concat(stack.subnets("app").stream(), endpoints.stream())
                        .distinct()
                        .toList(),
                "endpointCidrs",
                endpoints,
                "signInCidrs",
                stack.hasEndpoint("sign-in") ? endpoints : profile.signIn().blocks(),
                "toolCidrs",
                stack.hasEndpoint("tools") ? endpoints : List.of(),
                "s3Cidrs",
                stack.storageAddresses(),
                "dataCidrs",
                stack.subnets("data"),
                "dnsCidrs",
                List.of(DNS));
    }

    private Map<String, Object> platform(StackFacts stack) {
        if (emulated) {
            return Map.of("enabled", false);
        }
        String certificate = profile.certificateArn();
        return Map.of(
                "enabled",
                true,
                "certificateArn",
                certificate == null ? "" : certificate,
                "clusterName",
                stack.cluster("name").orElse(""),
                "nodeRole",
                stack.cluster("node_role").orElse(""),
                "volumesKeyArn",
                stack.volumesKey().orElse(""),
                "tenantId",
                stack.cluster("tenant_id").orElse(""));
    }

    /** Written before the chart, never part of a release: secret → key → where it comes from. */
    SortedMap<String, SortedMap<String, SecretRef>> secrets(StackFacts stack) {
        AccountSecrets account = new AccountSecrets(profile.slug());
        SortedMap<String, SortedMap<String, SecretRef>> secrets = new TreeMap<>();
        secrets.put(
                "open-webui",
                new TreeMap<>(Map.of("admin-password", account.adminPassword(), "secret-key", account.sessionKey())));
        secrets.put(
                "qdrant",
                new TreeMap<>(Map.of("api-key", account.vectorsKey(), "read-only-api-key", account.vectorsReadKey())));
        database(stack)
                .ifPresent(database -> secrets.put("database", new TreeMap<>(Map.of("password", database.password()))));
        cache(stack).ifPresent(_ -> secrets.put("valkey", new TreeMap<>(Map.of("password", account.cachePassword()))));
        if (profile.dataPolicy() == DataPolicy.EXTERNAL) {
            secrets.put("gateway", new TreeMap<>(Map.of("key", account.gatewayKey())));
        }
        if (profile.signIn().usesOpenIdConnect()) {
            secrets.put("sign-in", new TreeMap<>(Map.of("client-secret", account.signInSecret())));
        }
        return secrets;
    }
}
