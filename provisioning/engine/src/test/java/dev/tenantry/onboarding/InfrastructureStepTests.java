package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.terraform.StackSources;
import dev.tenantry.terraform.TerraformAt;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves("infrastructure")
class InfrastructureStepTests extends StepProofs {

    @TempDir
    private Path folder;

    private final PretendedTerraform terraform = new PretendedTerraform();

    @Override
    protected Step step() {
        StackSources sources = new StackSources(
                Path.of("../../infra/terraform").toAbsolutePath().normalize());
        InfrastructureSettings settings =
                new InfrastructureSettings(URI.create("http://127.0.0.1:9"), folder.resolve("states"), null);
        CustomerStack stack = new CustomerStack(sources, settings);
        return new InfrastructureStep(new TerraformJobs(TerraformAt.pretended(terraform, folder), terraform, stack));
    }

    @Override
    protected StepStage stage() {
        return new StepStage(folder.resolve(UUID.randomUUID().toString()));
    }

    @Override
    protected void meanwhile() {
        terraform.goOn();
    }

    @Override
    protected Set<String> world(StepContext context) {
        return terraform.world(context.folder());
    }

    /** Planning anew is looking: only what was applied counts. */
    @Override
    protected int touches(StepStage stage) {
        return terraform.applied(stage.folder());
    }

    @Test
    void goes_on_destroying_with_a_new_plan_after_a_destroy_that_broke_off() {
        StepStage stage = stage();
        stage.start(step(), this::meanwhile);
        terraform.failNext(1);
        var failed = stage.compensate(step(), this::meanwhile);
        assertThat(failed).isInstanceOf(Progress.Failed.class);

        assertThat(stage.compensateFrom(stage.memo(), step(), this::meanwhile)).isInstanceOf(Progress.Done.class);
        assertThat(world(stage)).isEmpty();
    }
}
