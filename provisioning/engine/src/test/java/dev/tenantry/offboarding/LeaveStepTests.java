package dev.tenantry.offboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import dev.tenantry.steps.Value;
import java.time.Clock;
import org.junit.jupiter.api.Test;

@Proves(value = "leave", undo = Undo.NO_WAY_BACK)
class LeaveStepTests extends DepartureProofs {

    @Override
    protected Step step() {
        return new LeaveStep(this::hear, this, Clock.systemUTC());
    }

    @Override
    protected StepStage stage() {
        return asked();
    }

    @Test
    void stands_in_the_plan_as_what_is_lost_with_what_was_handed_over() {
        assertThat(step().plan(stage()))
                .isInstanceOfSatisfying(
                        Progress.Done.class,
                        done -> assertThat(((PlannedPart) done.value()).changes())
                                .singleElement()
                                .satisfies(change -> {
                                    assertThat(change.action()).isEqualTo(Change.Action.DESTROY);
                                    assertThat(change.stateful()).isTrue();
                                    assertThat(change.attributes())
                                            .extracting(Change.AttributeChange::after)
                                            .contains(Value.known(CONFIRMED));
                                }));
    }
}
