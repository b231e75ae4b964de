package dev.tenantry.suspension;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import java.time.Clock;

@Proves(value = "suspend", undo = Undo.NO_WAY_BACK)
class SuspendStepTests extends StandingProofs {

    @Override
    protected Step step() {
        return new SuspendStep(this::hear, suspended::containsKey, Clock.systemUTC());
    }

    @Override
    protected StepStage stage() {
        return asked();
    }
}
