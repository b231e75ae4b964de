package dev.tenantry.onboarding;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.TurningPoint;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.LiveTenants;
import dev.tenantry.tenants.TenantWentLive;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** From here on the tenant is live, may hold data that people would miss, and recovery goes forward only. */
@Component
class GoLiveStep extends TurningPoint {

    static final String NAME = "go-live";

    private final ApplicationEventPublisher events;
    private final LiveTenants live;
    private final Clock clock;

    GoLiveStep(ApplicationEventPublisher events, LiveTenants live, Clock clock) {
        super(new StepKey(NAME, 1), OnboardingPhrase.NO_WAY_BACK);
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public Progress<PlannedPart> plan(StepContext context) {
        AttributeChange state = new AttributeChange("state", Value.known("onboarding"), Value.known("live"));
        String slug = context.profile().slug().value();
        return Progress.done(new PlannedPart.Exact(List.of(
                new Change(OutsideSystem.PORTAL, "tenant", slug, Change.Action.CHANGE, false, List.of(state)))));
    }

    @Override
    protected List<Saying> missing(StepContext context) {
        return isBegun(context) ? List.of() : List.of(OnboardingPhrase.NOT_LIVE.say());
    }

    @Override
    protected boolean isBegun(StepContext context) {
        return live.wentLive(context.tenant());
    }

    @Override
    protected void turn(StepContext context) {
        Instant now = clock.instant();
        move(context, "tenant.live", () -> {
            events.publishEvent(new TenantWentLive(context.tenant(), now));
            return now;
        });
    }
}
