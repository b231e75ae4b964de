package dev.tenantry.onboarding;

import dev.tenantry.identity.TenantAdministrators;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.OnlyRemoved;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.steps.Value;
import java.util.List;
import java.util.Map;

/** Everybody who administers the tenant in the portal, also those whom the tenant's administrator has invited: for taking away only. */
final class PortalPeoplePiece extends OnlyRemoved {

    private static final OutsideSystem SYSTEM = OutsideSystem.PORTAL;

    private final TenantAdministrators administrators;

    PortalPeoplePiece(TenantAdministrators administrators) {
        this.administrators = administrators;
    }

    @Override
    public Saying called() {
        return OnboardingPhrase.PORTAL_ACCESS.say();
    }

    private static String subject(StepContext context) {
        return OrganizationPiece.alias(context).value();
    }

    @Override
    public List<Change> removal(StepContext context) {
        int people = administrators.count(context.tenant());
        AttributeChange howMany = new AttributeChange("people", Value.known(Integer.toString(people)), Value.absent());
        return people == 0
                ? List.of()
                : List.of(new Change(
                        SYSTEM, "administrators", subject(context), Change.Action.DESTROY, false, List.of(howMany)));
    }

    @Override
    public List<Saying> left(StepContext context) {
        return administrators.count(context.tenant()) == 0
                ? List.of()
                : List.of(StepPhrase.STILL_THERE.say(called(), subject(context)));
    }

    @Override
    public void undo(StepContext context) {
        if (administrators.count(context.tenant()) > 0) {
            context.effect(SYSTEM, "portal.administrator.let-out", subject(context), Map.of(), () -> {
                administrators.letAllOut(context.tenant());
                return subject(context);
            });
        }
    }
}
