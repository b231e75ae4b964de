package dev.tenantry.tenantjobs;

import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.SecretRef;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The values document of a tenant's release, and the Kubernetes secrets that the chart refers to. */
final class ChartValues {

    /** The provider's administrator in each tenant's assistant; no mailbox, nobody signs in with it but the runner. */
    static final String ADMIN = "operator@tenantry.example";

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ChartValues() {}

    /** What the profile alone decides. */
    static String known(StepContext context) {
        return CANONICAL.writeValueAsString(profile(context));
    }

    static String json(StepContext context, StackFacts stack, AssistantTarget target, RunnerSettings settings) {
        SortedMap<String, Object> values = profile(context);
        values.put(
                "storage",
                Map.of(
                        "bucket",
                        stack.documentsBucket(),
                        "region",
                        context.profile().aws().region()));
        values.put("admin", Map.of("email", target.adminEmail()));
        stack.imageRegistry().ifPresent(registry -> values.put("imageRegistry", registry));
        return CANONICAL.writeValueAsString(values);
    }

    private static SortedMap<String, Object> profile(StepContext context) {
        TenantProfile profile = context.profile();
        SortedMap<String, Object> values = new TreeMap<>();
        values.put(
                "tenant",
                Map.of(
                        "id",
                        context.tenant().toString(),
                        "slug",
                        profile.slug().value(),
                        "name",
                        profile.company().displayName()));
        values.put("host", profile.hostName());
        values.put("size", profile.size().name());
        values.put("dataPolicy", profile.dataPolicy().name());
        values.put("models", profile.models());
        return values;
    }

    /** Written before the chart, never part of a release: secret → key → where it comes from. */
    static SortedMap<String, SortedMap<String, SecretRef>> secrets(TenantProfile profile) {
        AccountSecrets account = new AccountSecrets(profile.slug());
        SortedMap<String, SortedMap<String, SecretRef>> secrets = new TreeMap<>();
        secrets.put(
                "open-webui",
                new TreeMap<>(Map.of("admin-password", account.adminPassword(), "session-key", account.sessionKey())));
        secrets.put("qdrant", new TreeMap<>(Map.of("api-key", account.vectorsKey())));
        if (profile.dataPolicy() == DataPolicy.EXTERNAL) {
            secrets.put("gateway", new TreeMap<>(Map.of("key", account.gatewayKey())));
        }
        return secrets;
    }
}
