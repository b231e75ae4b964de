package dev.tenantry.tenantjobs;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.Check;
import dev.tenantry.tenantside.JobOutcome.Shown;
import dev.tenantry.tenantside.JobProofs;
import dev.tenantry.tenantside.RunnerJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Shows and leaves nothing behind. */
@Proves(value = "verification", undo = Undo.NOTHING)
class VerificationStepProofTests extends JobProofs {

    @TempDir
    private Path folder;

    @Override
    protected Step step() {
        return new VerificationStep(jobs, TenantSteps.settings(folder), null);
    }

    @Override
    protected StepStage stage() {
        return TenantSteps.withAssistant(new StepStage(folder));
    }

    @Override
    protected JobOutcome does(RunnerJob job, Map<String, String> world) {
        return new JobOutcome.Verified(
                List.of(new Check("chat", Shown.YES, Saying.quote("answered in 5 characters"), 900)));
    }
}
