package dev.tenantry.offboarding;

import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepPhrase;
import dev.tenantry.steps.TurningPoint;
import dev.tenantry.tenants.DepartingTenants;
import dev.tenantry.tenants.TenantClosed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What is gone is certified, and the tenant is closed: its short name, account and network are free for others. That it will be
 * stands in the plan where it leaves.
 */
@Component
class CloseStep extends TurningPoint {

    static final String NAME = "close";

    private final ApplicationEventPublisher events;
    private final DepartingTenants tenants;
    private final Certifying certificates;
    private final Clock clock;

    CloseStep(ApplicationEventPublisher events, DepartingTenants tenants, Certifying certificates, Clock clock) {
        super(new StepKey(NAME, 1), StepPhrase.NO_WAY_BACK);
        this.events = events;
        this.tenants = tenants;
        this.certificates = certificates;
        this.clock = clock;
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        return Progress.done(new PlannedPart.Exact(List.of()));
    }

    @Override
    protected List<Saying> missing(StepContext context) {
        if (!isCertified(context)) {
            return List.of(OffboardingPhrase.NOT_CERTIFIED.say());
        }
        return tenants.isClosed(context.tenant()) ? List.of() : List.of(OffboardingPhrase.NOT_CLOSED.say());
    }

    @Override
    protected boolean isBegun(StepContext context) {
        return tenants.isClosed(context.tenant()) || isCertified(context);
    }

    private boolean isCertified(StepContext context) {
        return certificates.isIssued(context.tenant(), context.run());
    }

    /** Issuing knows by itself whether it has been done. */
    @Override
    protected void turn(StepContext context) {
        certificates.issue(context);
        if (!tenants.isClosed(context.tenant())) {
            Instant now = clock.instant();
            move(context, "tenant.closed", () -> {
                events.publishEvent(new TenantClosed(context.tenant(), now));
                return now;
            });
        }
    }
}
