package dev.tenantry.suspension;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Value;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.SuspendedTenants;
import dev.tenantry.tenants.Suspension;
import dev.tenantry.tenants.TenantResumed;
import dev.tenantry.tenants.TenantSuspended;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;

/** Says last of all that the tenant is suspended, or that it is live again. Undoing is the other way round. */
abstract class StandingStep implements Step {

    private final StepKey key;
    private final boolean suspended;
    private final ApplicationEventPublisher events;
    private final SuspendedTenants tenants;
    private final Clock clock;

    StandingStep(
            String name, boolean suspended, ApplicationEventPublisher events, SuspendedTenants tenants, Clock clock) {
        this.key = new StepKey(name, 1);
        this.suspended = suspended;
        this.events = events;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public StepKey key() {
        return key;
    }

    @Override
    public StepTraits traits() {
        return StepTraits.calls(OutsideSystem.PORTAL);
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        AttributeChange state = new AttributeChange("state", state(!suspended), state(suspended));
        String slug = context.profile().slug().value();
        return Progress.done(new PlannedPart.Exact(List.of(
                new Change(OutsideSystem.PORTAL, "tenant", slug, Change.Action.CHANGE, false, List.of(state)))));
    }

    private static Value state(boolean suspended) {
        return Value.known(suspended ? "suspended" : "live");
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        become(context, suspended);
        return Progress.done(Facts.none());
    }

    private void become(StepContext context, boolean wanted) {
        if (tenants.isSuspended(context.tenant()) == wanted) {
            return;
        }
        Instant now = clock.instant();
        String act = wanted ? "tenant.suspended" : "tenant.resumed";
        Map<String, String> details = wanted ? Map.of("reason", reason(context)) : Map.of();
        context.effect(OutsideSystem.PORTAL, act, context.tenant().toString(), details, () -> {
            events.publishEvent(
                    wanted
                            ? new TenantSuspended(context.tenant(), reason(context), now)
                            : new TenantResumed(context.tenant(), now));
            return now;
        });
    }

    /** A tenant whose resuming is undone stands still for the same reason as before. */
    private static String reason(StepContext context) {
        if (context.wanted() instanceof Suspension suspension) {
            return suspension.reason();
        }
        throw new IllegalStateException(
                "nobody asked to suspend " + context.wanted().slug());
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    @Override
    public Verdict verify(StepContext context) {
        return is(context, suspended);
    }

    private Verdict is(StepContext context, boolean wanted) {
        Saying missing = wanted ? SuspensionPhrase.NOT_SUSPENDED.say() : SuspensionPhrase.NOT_LIVE.say();
        return tenants.isSuspended(context.tenant()) == wanted
                ? new Verdict.Holds()
                : new Verdict.Differs(List.of(missing));
    }

    @Override
    public Progress<Facts> compensate(StepContext context) {
        become(context, !suspended);
        return Progress.done(Facts.none());
    }

    @Override
    public Verdict verifyUndone(StepContext context) {
        return is(context, !suspended);
    }
}
