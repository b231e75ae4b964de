package dev.tenantry.tenantjobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.Released;
import dev.tenantry.tenantside.JobOutcome.RenderedChange;
import dev.tenantry.tenantside.JobProofs;
import dev.tenantry.tenantside.RunnerJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster knows whether the release stands still by the values that it was made from; at first it does whatever is not wanted. */
abstract class WorkloadsProofs extends JobProofs {

    private static final String STILL = "\"standstill\":true";

    @TempDir
    private Path folder;

    final ApplicationRelease application() {
        RunnerSettings settings = TenantSteps.settings(folder);
        return new ApplicationRelease(settings, new Wishes(settings), null);
    }

    @Override
    protected final StepStage stage() {
        return TenantSteps.withStack(new StepStage(folder));
    }

    private boolean stops() {
        return step().key().name().equals(StopWorkloadsStep.NAME);
    }

    private boolean standsStill(Map<String, String> world) {
        return world.containsKey("turned") == stops();
    }

    @Override
    protected final JobOutcome does(RunnerJob job, Map<String, String> world) {
        return switch (job) {
            case RunnerJob.HelmPlan plan ->
                new JobOutcome.Planned(
                        plan.release().values().contains(STILL) == standsStill(world)
                                ? List.of()
                                : List.of(new RenderedChange("Deployment", "open-webui", "aa", "bb")));
            case RunnerJob.HelmApply apply -> {
                if (apply.release().values().contains(STILL) == stops()) {
                    world.put("turned", "yes");
                } else {
                    world.remove("turned");
                }
                yield new Released("assistant", 7, "deployed", "digest", "0.12.4", List.of());
            }
            default -> throw new AssertionError("not a job of this step: " + job);
        };
    }

    @Test
    void tells_while_planning_that_nothing_was_ever_deployed() {
        StepStage stage = new StepStage(folder);

        assertThat(stage.plan(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.CONFIG));
    }
}
