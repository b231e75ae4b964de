package dev.tenantry.offboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Value;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.DepartingTenants;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.TenantLeaving;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The pivot: the tenant is called leaving right before the first thing of it goes, and not already when that is asked for, since
 * until here it can come back as it was. In the plan it stands as something that is lost, so that a second person must approve.
 */
@Component
class LeaveStep implements Step {

    static final String NAME = "leave";

    private final ApplicationEventPublisher events;
    private final DepartingTenants tenants;
    private final Clock clock;

    LeaveStep(ApplicationEventPublisher events, DepartingTenants tenants, Clock clock) {
        this.events = events;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public StepKey key() {
        return new StepKey(NAME, 1);
    }

    @Override
    public StepTraits traits() {
        return StepTraits.calls(OutsideSystem.PORTAL).asPivot();
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        Departure departure = Departures.of(context);
        Value from = Value.known(departure.from().name().toLowerCase(Locale.ROOT));
        List<AttributeChange> attributes = List.of(
                new AttributeChange("state", from, Value.known("closed")),
                new AttributeChange("handedOver", Value.absent(), Value.known(departure.handedOver())));
        return Progress.done(new PlannedPart.Exact(List.of(new Change(
                OutsideSystem.PORTAL, "tenant", departure.slug().value(), Change.Action.DESTROY, true, attributes))));
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        if (!hasLeft(context)) {
            Instant now = clock.instant();
            context.effect(
                    OutsideSystem.PORTAL, "tenant.leaving", context.tenant().toString(), Map.of(), () -> {
                        events.publishEvent(new TenantLeaving(context.tenant(), now));
                        return now;
                    });
        }
        return Progress.done(Facts.none());
    }

    private boolean hasLeft(StepContext context) {
        return tenants.isLeaving(context.tenant()) || tenants.isClosed(context.tenant());
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    @Override
    public Verdict verify(StepContext context) {
        return hasLeft(context)
                ? new Verdict.Holds()
                : new Verdict.Differs(List.of(OffboardingPhrase.NOT_LEAVING.say()));
    }

    @Override
    public Progress<Facts> compensate(StepContext context) {
        return hasLeft(context)
                ? Progress.failed(
                        Failure.of(FailureClass.CONFIG, OutsideSystem.PORTAL, NAME, StepPhrase.NO_WAY_BACK.say()))
                : Progress.done(Facts.none());
    }

    /** Before the pivot it has made nothing, and after it there is no way back. */
    @Override
    public Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
