package dev.tenantry.offboarding;

import dev.tenantry.outside.OutsideSystem;
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
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.DepartingTenants;
import dev.tenantry.tenants.TenantClosed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What is gone is certified, and the tenant is closed: its short name, account and network are free for others. That it will be
 * stands in the plan where it leaves.
 */
@Component
class CloseStep implements Step {

    static final String NAME = "close";

    private final ApplicationEventPublisher events;
    private final DepartingTenants tenants;
    private final Certifying certificates;
    private final Clock clock;

    CloseStep(ApplicationEventPublisher events, DepartingTenants tenants, Certifying certificates, Clock clock) {
        this.events = events;
        this.tenants = tenants;
        this.certificates = certificates;
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
        return Progress.done(new PlannedPart.Exact(List.of()));
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        certificates.issue(context);
        if (!tenants.isClosed(context.tenant())) {
            Instant now = clock.instant();
            context.effect(
                    OutsideSystem.PORTAL, "tenant.closed", context.tenant().toString(), Map.of(), () -> {
                        events.publishEvent(new TenantClosed(context.tenant(), now));
                        return now;
                    });
        }
        return Progress.done(Facts.none());
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    @Override
    public Verdict verify(StepContext context) {
        if (!certificates.isIssued(context.tenant(), context.run())) {
            return new Verdict.Differs(List.of(OffboardingPhrase.NOT_CERTIFIED.say()));
        }
        return tenants.isClosed(context.tenant())
                ? new Verdict.Holds()
                : new Verdict.Differs(List.of(OffboardingPhrase.NOT_CLOSED.say()));
    }

    @Override
    public Progress<Facts> compensate(StepContext context) {
        return tenants.isClosed(context.tenant()) || certificates.isIssued(context.tenant(), context.run())
                ? Progress.failed(
                        Failure.of(FailureClass.CONFIG, OutsideSystem.PORTAL, NAME, StepPhrase.NO_WAY_BACK.say()))
                : Progress.done(Facts.none());
    }

    /** Nothing of a tenant that is closed is left to look for. */
    @Override
    public Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
