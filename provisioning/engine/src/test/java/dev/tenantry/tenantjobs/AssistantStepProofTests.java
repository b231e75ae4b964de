package dev.tenantry.tenantjobs;

import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenantside.AssistantWishes;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.JobProofs;
import dev.tenantry.tenantside.RunnerJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The assistant's own settings, which are read, merged and written. */
@Proves("assistant")
class AssistantStepProofTests extends JobProofs {

    private static final AssistantState EMPTY =
            new AssistantState("0.12.4", false, List.of(), List.of(), false, List.of(), List.of(), List.of());

    @TempDir
    private Path folder;

    @Override
    protected Step step() {
        return new AssistantStep(jobs, new Wishes(TenantSteps.settings(folder)));
    }

    @Override
    protected StepStage stage() {
        return TenantSteps.withAssistant(new StepStage(folder).with(Profiles.acme(DataPolicy.EXTERNAL)));
    }

    @Override
    protected JobOutcome does(RunnerJob job, Map<String, String> world) {
        return switch (job) {
            case RunnerJob.AssistantConfigure configure -> {
                AssistantWishes wishes = configure.wishes();
                world.put("gateway", String.valueOf(wishes.gateway()));
                world.put("ollama", wishes.ollama().toString());
                wishes.models().forEach(alias -> world.put("model " + alias.id(), alias.base()));
                yield TenantSteps.as(configure);
            }
            case RunnerJob.AssistantReset reset -> {
                world.keySet().removeAll(List.of("gateway", "ollama"));
                reset.models().forEach(id -> world.remove("model " + id));
                yield EMPTY;
            }
            default -> throw new AssertionError("not a job of this step: " + job);
        };
    }
}
