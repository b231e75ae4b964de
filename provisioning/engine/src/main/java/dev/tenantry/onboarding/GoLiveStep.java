package dev.tenantry.onboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Value;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.TenantWentLive;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The pivot: from here on the tenant is live, and recovery goes forward only. */
@Component
class GoLiveStep implements Step {

    static final String NAME = "go-live";

    private final ApplicationEventPublisher events;
    private final Clock clock;

    GoLiveStep(ApplicationEventPublisher events, Clock clock) {
        this.events = events;
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
        AttributeChange live = new AttributeChange("state", Value.known("onboarding"), Value.known("live"));
        String slug = context.profile().slug().value();
        return Progress.done(new PlannedPart.Exact(
                List.of(new Change(OutsideSystem.PORTAL, "tenant", slug, Change.Action.CHANGE, false, List.of(live)))));
    }

    /** Telling it twice is telling it once: a tenant that is live stays live. */
    @Override
    public Progress<Facts> start(StepContext context) {
        return context.effect(
                OutsideSystem.PORTAL, "tenant.live", context.tenant().toString(), Map.of(), () -> {
                    events.publishEvent(new TenantWentLive(context.tenant(), clock.instant()));
                    return Progress.done(Facts.none());
                });
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    @Override
    public Verdict verify(StepContext context) {
        return new Verdict.Holds();
    }

    /** Never reached once done; before that there is nothing to undo. */
    @Override
    public Progress<Facts> compensate(StepContext context) {
        return Progress.done(Facts.none());
    }
}
