package dev.tenantry.offboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.steps.TurningPoint;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.DepartingTenants;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.TenantLeaving;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The tenant is called leaving right before the first thing of it goes, and not already when that is asked for, since until here it
 * can come back as it was. In the plan it stands as something that is lost, so that a second person must approve.
 */
@Component
class LeaveStep extends TurningPoint {

    static final String NAME = "leave";

    private final ApplicationEventPublisher events;
    private final DepartingTenants tenants;
    private final Clock clock;

    LeaveStep(ApplicationEventPublisher events, DepartingTenants tenants, Clock clock) {
        super(new StepKey(NAME, 1), StepPhrase.NO_WAY_BACK);
        this.events = events;
        this.tenants = tenants;
        this.clock = clock;
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
    protected List<Saying> missing(StepContext context) {
        return isBegun(context) ? List.of() : List.of(OffboardingPhrase.NOT_LEAVING.say());
    }

    @Override
    protected boolean isBegun(StepContext context) {
        return tenants.isLeaving(context.tenant()) || tenants.isClosed(context.tenant());
    }

    @Override
    protected void turn(StepContext context) {
        Instant now = clock.instant();
        move(context, "tenant.leaving", () -> {
            events.publishEvent(new TenantLeaving(context.tenant(), now));
            return now;
        });
    }
}
