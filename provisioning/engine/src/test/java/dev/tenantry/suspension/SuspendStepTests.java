package dev.tenantry.suspension;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import java.time.Clock;

@Proves("suspend")
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
