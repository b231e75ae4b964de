package dev.tenantry.suspension;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import java.time.Clock;

/** Undone, the tenant stands still for the same reason as before. */
@Proves(value = "resume", undo = Undo.NO_WAY_BACK)
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
