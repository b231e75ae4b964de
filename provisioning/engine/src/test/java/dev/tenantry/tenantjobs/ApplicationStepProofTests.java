package dev.tenantry.tenantjobs;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.Released;
import dev.tenantry.tenantside.JobOutcome.RenderedChange;
import dev.tenantry.tenantside.JobProofs;
import dev.tenantry.tenantside.RunnerJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The cluster knows one release by the values that it was made from, as Helm's history does. */
@Proves("application")
class ApplicationStepProofTests extends JobProofs {

    @TempDir
    private Path folder;

    @Override
    protected Step step() {
        RunnerSettings settings = TenantSteps.settings(folder);
        return new ApplicationStep(jobs, new ApplicationRelease(settings, new Wishes(settings), null));
    }

    @Override
    protected StepStage stage() {
        return TenantSteps.withStack(new StepStage(folder));
    }

    @Override
    protected JobOutcome does(RunnerJob job, Map<String, String> world) {
        return switch (job) {
            case RunnerJob.HelmPlan plan ->
                new JobOutcome.Planned(
                        world.containsKey("release")
                                ? List.of()
                                : List.of(new RenderedChange("Deployment", "open-webui", null, "aa")));
            case RunnerJob.HelmApply apply -> {
                world.put("release", apply.release().values());
                yield new Released("assistant", 1, "deployed", "digest", "0.12.4", List.of());
            }
            case RunnerJob.HelmUninstall uninstall -> {
                world.clear();
                yield new JobOutcome.NoRelease();
            }
            default -> throw new AssertionError("not a job of this step: " + job);
        };
    }
}
