package dev.tenantry.suspension;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import java.time.Clock;

/** Undone, the tenant stands still for the same reason as before. */
@Proves("resume")
class ResumeStepTests extends StandingProofs {

    @Override
    protected Step step() {
        return new ResumeStep(this::hear, suspended::containsKey, Clock.systemUTC());
    }

    @Override
    protected StepStage stage() {
        StepStage stage = asked();
        suspended.put(stage.tenant(), REASON);
        return stage;
    }
}
