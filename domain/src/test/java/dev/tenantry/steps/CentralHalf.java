package dev.tenantry.steps;

import dev.tenantry.tenants.TenantProfile.AwsTarget;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an onboarding may plan outside of the tenant's own account: rows of central systems, and that the tenant's endpoints are let in
 * (R2.5). Each step is held to its lines where it is tested; a step that stands neither here nor among the tenant's own is refused by
 * the test of the recipe.
 */
public final class CentralHalf {

    /** An object with this attribute lies in the account that it names, though a step that acts centrally makes it. */
    private static final String ACCOUNT = "account";

    private static final Map<String, Set<String>> LINES = Map.of(
            "gateway", Set.of("LITELLM team", "LITELLM key", "AWS endpoint_acceptance"),
            "billing", Set.of("LAGO organization", "LAGO customer", "LAGO metric", "LAGO plan", "LAGO subscription"),
            "identity",
                    Set.of("KEYCLOAK organization", "KEYCLOAK account", "KEYCLOAK membership", "PORTAL administrator"),
            "go-live", Set.of("PORTAL tenant"));

    /** Steps that act in the tenant's own account and network only. */
    private static final Set<String> TENANTS_OWN =
            Set.of("aws-access", "infrastructure", "secrets", "application", "assistant", "mcp", "verification");

    private CentralHalf() {}

    /** Steps that act outside of the tenant's account. */
    public static Set<String> steps() {
        return LINES.keySet();
    }

    public static Set<String> stepsOfTenantsOwn() {
        return TENANTS_OWN;
    }

    /** System and type of each object that the step may plan centrally. */
    public static Set<String> of(String step) {
        return LINES.getOrDefault(step, Set.of());
    }

    /** The same of what a plan holds, without objects that it says lie in the tenant's account. */
    public static Set<String> in(Collection<Change> changes, AwsTarget tenants) {
        return lines(changes.stream().filter(change -> !isIn(change, tenants)).toList());
    }

    /** Of what a plan says lies in the tenant's account. */
    public static Set<String> inAccount(Collection<Change> changes, AwsTarget tenants) {
        return lines(changes.stream().filter(change -> isIn(change, tenants)).toList());
    }

    private static boolean isIn(Change change, AwsTarget tenants) {
        return change.attributes().stream()
                .anyMatch(attribute ->
                        attribute.path().equals(ACCOUNT) && attribute.after().equals(Value.known(tenants.accountId())));
    }

    private static Set<String> lines(List<Change> changes) {
        Set<String> lines = new TreeSet<>();
        changes.forEach(change -> lines.add(change.system() + " " + change.type()));
        return lines;
    }
}
