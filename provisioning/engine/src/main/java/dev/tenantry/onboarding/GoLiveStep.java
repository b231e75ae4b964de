package dev.tenantry.onboarding;

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
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Value;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.LiveTenants;
import dev.tenantry.tenants.TenantWentLive;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The pivot: from here on the tenant is live, and recovery goes forward only. */
@Component
class GoLiveStep implements Step {

    static final String NAME = "go-live";

    private final ApplicationEventPublisher events;
    private final LiveTenants live;
    private final Clock clock;

    GoLiveStep(ApplicationEventPublisher events, LiveTenants live, Clock clock) {
        this.events = events;
        this.live = live;
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
        AttributeChange state = new AttributeChange("state", Value.known("onboarding"), Value.known("live"));
        String slug = context.profile().slug().value();
        return Progress.done(new PlannedPart.Exact(List.of(
                new Change(OutsideSystem.PORTAL, "tenant", slug, Change.Action.CHANGE, false, List.of(state)))));
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        if (!live.wentLive(context.tenant())) {
            Instant now = clock.instant();
            context.effect(OutsideSystem.PORTAL, "tenant.live", context.tenant().toString(), Map.of(), () -> {
                events.publishEvent(new TenantWentLive(context.tenant(), now));
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
        return live.wentLive(context.tenant())
                ? new Verdict.Holds()
                : new Verdict.Differs(List.of(OnboardingPhrase.NOT_LIVE.say()));
    }

    /** Before the pivot there is nothing to undo. A tenant that is live may hold data that people would miss. */
    @Override
    public Progress<Facts> compensate(StepContext context) {
        return live.wentLive(context.tenant()) ? Progress.failed(noWayBack()) : Progress.done(Facts.none());
    }

    private static Failure noWayBack() {
        return Failure.of(FailureClass.CONFIG, OutsideSystem.PORTAL, NAME, OnboardingPhrase.NO_WAY_BACK.say());
    }

    /** Before the pivot it has made nothing, and after it there is no way back. */
    @Override
    public Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }
}
