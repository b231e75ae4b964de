package dev.tenantry.offboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.OnlyRemoved;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepPhrase;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All secrets that the portal keeps for a tenant, but for those that open its organization at Lago: its invoices are kept, and
 * nobody else could get at them.
 */
final class KeptSecretsPiece extends OnlyRemoved {

    private static final OutsideSystem SYSTEM = OutsideSystem.PORTAL;
    private static final String OF_BILLING = "billing-";

    @Override
    public Saying called() {
        return OffboardingPhrase.KEPT_SECRETS.say();
    }

    private static Stream<String> names(StepContext context) {
        return context.secrets().names().stream()
                .filter(name -> !name.startsWith(OF_BILLING))
                .sorted();
    }

    @Override
    public List<Change> removal(StepContext context) {
        return names(context)
                .map(name -> Changes.destroy(SYSTEM, "secret", name))
                .toList();
    }

    @Override
    public List<Saying> left(StepContext context) {
        return names(context)
                .map(name -> StepPhrase.STILL_THERE.say(called(), name))
                .toList();
    }

    @Override
    public void undo(StepContext context) {
        names(context)
                .forEach(name -> context.effect(SYSTEM, "portal.secret.removed", name, Map.of(), () -> {
                    context.secrets().remove(name);
                    return name;
                }));
    }
}
