package dev.tenantry.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import java.util.List;
import org.junit.jupiter.api.Test;

@Proves(value = "sweep", undo = Undo.NOTHING)
class SweepStepTests extends DepartureProofs {

    @Override
    protected Step step() {
        return new SweepStep(List.of(new SecretsRemoval()));
    }

    @Override
    protected StepStage stage() {
        return asked().withSecret("billing-password", "p");
    }

    @Test
    void finds_what_came_back_and_names_it() {
        assertThat(stage().withSecret("qdrant.key", "q").start(step(), () -> {}))
                .isInstanceOfSatisfying(Progress.Failed.class, failed -> {
                    assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.LEFT_BEHIND);
                    assertThat(failed.failure().cause().toString()).contains("qdrant.key");
                });
    }
}
