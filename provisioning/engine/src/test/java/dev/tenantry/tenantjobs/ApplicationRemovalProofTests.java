package dev.tenantry.tenantjobs;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobProofs;
import dev.tenantry.tenantside.RunnerJob;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

@Proves(value = "remove-application", undo = Undo.NO_WAY_BACK)
class ApplicationRemovalProofTests extends JobProofs {

    @TempDir
    private Path folder;

    @Override
    protected Step step() {
        RunnerSettings settings = TenantSteps.settings(folder);
        return new ApplicationRemoval(
                new ApplicationStep(jobs, new ApplicationRelease(settings, new Wishes(settings), null)));
    }

    @Override
    protected StepStage stage() {
        StepStage stage = TenantSteps.withStack(new StepStage(folder));
        standing(stage, Map.of("release", "deployed"));
        return stage;
    }

    @Override
    protected boolean hasNoWayBack() {
        return true;
    }

    @Override
    protected JobOutcome does(RunnerJob job, Map<String, String> world) {
        if (job instanceof RunnerJob.HelmUninstall) {
            world.clear();
            return new JobOutcome.NoRelease();
        }
        throw new AssertionError("not a job of this step: " + job);
    }
}
