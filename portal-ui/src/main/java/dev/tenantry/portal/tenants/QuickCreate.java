package dev.tenantry.portal.tenants;

import dev.tenantry.register.Field;
import dev.tenantry.register.Region;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.Slug;
import dev.tenantry.tenants.TenantId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The link under which a customer lets the provider in: CloudFormation's page with everything filled in already. */
sealed interface QuickCreate {

    record Ready(String link) implements QuickCreate {}

    /** Short name or region are missing or wrong. */
    record Incomplete() implements QuickCreate {}

    /** Another tenant has the short name: a stack that is made with it would have to be changed. */
    record NameTaken() implements QuickCreate {}

    /** The provider has not said where the template is, or as which role the portal comes in. */
    record NotConfigured() implements QuickCreate {}

    /**
     * The link for a draft, or why there is none.
     *
     * @param nameTaken whether another tenant has the draft's short name
     */
    static QuickCreate of(BootstrapSettings settings, TenantId tenant, TenantDraft draft, boolean nameTaken) {
        String template = settings.templateUrl();
        String principal = settings.controlPlanePrincipal();
        if (template == null || template.isBlank() || principal == null || principal.isBlank()) {
            return new NotConfigured();
        }
        Optional<Region> region = Region.of(draft.get(Field.REGION));
        if (region.isEmpty() || !Slug.isValid(draft.get(Field.SLUG))) {
            return new Incomplete();
        }
        if (nameTaken) {
            return new NameTaken();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("templateURL", template);
        parameters.put("stackName", "tenantry-bootstrap");
        parameters.put("param_TenantSlug", draft.get(Field.SLUG));
        parameters.put("param_ExternalId", tenant.toString());
        parameters.put("param_ControlPlanePrincipal", principal);
        return new Ready("https://console.aws.amazon.com/cloudformation/home?region="
                + region.get().id() + "#/stacks/quickcreate?" + encoded(parameters));
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
