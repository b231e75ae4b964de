package dev.tenantry.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.steps.FaultyStage.Fault;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The three proofs that every step passes: twice is once; failing at any outside effect ends done after a retry, and undone
 * or in a failure after a rollback; undone twice is undone once. Each effect fails in each way: before it, after it with
 * the answer lost, and by the death of the portal right after it.
 */
public abstract class StepProofs {

    protected abstract Step step();

    /** A context of a tenant that nobody used before. */
    protected abstract StepStage stage();

    /** What is in the outside world for this tenant, each object by one line. */
    protected abstract Set<String> world(StepContext context);

    /** Whether what it made stays when it is undone, since it goes with what an earlier step made. */
    protected boolean leavesItsWorldToAnotherStep() {
        return false;
    }

    private void assertUndone(StepContext context, Set<String> untouched, String occasion) {
        if (!leavesItsWorldToAnotherStep()) {
            assertThat(world(context)).as(occasion).isEqualTo(untouched);
        }
    }

    @Test
    void done_twice_is_done_once() {
        StepStage stage = stage();
        Set<String> untouched = world(stage);

        Progress<Facts> first = stage.start(step(), () -> {});
        Set<String> once = world(stage);
        int effects = stage.effects().size();
        Progress<Facts> second = stage.nextAttempt().start(step(), () -> {});

        assertThat(first).isInstanceOf(Progress.Done.class).isEqualTo(second);
        assertThat(once).isNotEqualTo(untouched).isEqualTo(world(stage));
        assertThat(stage.effects()).as("a second time touches nothing").hasSize(effects);
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void done_again_after_failing_anywhere_is_done_once() {
        StepStage whole = stage();
        whole.start(step(), () -> {});
        int pieces = world(whole).size();
        for (int at = 1; at <= whole.effects().size(); at++) {
            for (Fault fault : Fault.values()) {
                StepStage stage = stage();
                fail(stage, at, fault);

                Progress<Facts> again = stage.nextAttempt().start(step(), () -> {});

                assertThat(again).as("after %s at effect %d", fault, at).isInstanceOf(Progress.Done.class);
                assertThat(world(stage)).as("after %s at effect %d", fault, at).hasSize(pieces);
                assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
            }
        }
    }

    @Test
    void undone_after_failing_anywhere_leaves_nothing_or_says_so() {
        StepStage whole = stage();
        whole.start(step(), () -> {});
        for (int at = 1; at <= whole.effects().size(); at++) {
            for (Fault fault : Fault.values()) {
                StepStage stage = stage();
                Set<String> untouched = world(stage);
                fail(stage, at, fault);

                Progress<Facts> undone = stage.nextAttempt().compensate(step(), () -> {});

                if (!(undone instanceof Progress.Failed<Facts>)) {
                    assertUndone(stage, untouched, "undone after " + fault + " at effect " + at);
                }
            }
        }
    }

    @Test
    void undone_twice_is_undone_once_also_if_undoing_failed_anywhere() {
        StepStage whole = stage();
        Set<String> untouched = world(whole);
        whole.start(step(), () -> {});
        int done = whole.effects().size();
        assertThat(whole.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
        int undoing = whole.effects().size() - done;
        assertThat(whole.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertUndone(whole, untouched, "undone twice");
        for (int at = 1; at <= undoing; at++) {
            for (Fault fault : Fault.values()) {
                StepStage stage = stage();
                stage.start(step(), () -> {});
                failUndoing(stage, at, fault);

                assertThat(stage.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
                assertUndone(stage, untouched, fault + " at undoing " + at);
            }
        }
    }

    @Test
    void undone_without_having_begun_changes_nothing() {
        StepStage stage = stage();
        Set<String> untouched = world(stage);

        assertThat(stage.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(world(stage)).isEqualTo(untouched);
    }

    private void fail(StepStage stage, int at, Fault fault) {
        FaultyStage faulty = new FaultyStage(stage, at, fault);
        assertThat(faulty.breaks(() -> step().start(faulty)))
                .as("%s at effect %d is met", fault, at)
                .isTrue();
    }

    private void failUndoing(StepStage stage, int at, Fault fault) {
        FaultyStage faulty = new FaultyStage(stage, at, fault);
        assertThat(faulty.breaks(() -> step().compensate(faulty))).isTrue();
    }

    /** Whether an exception is one that the engine turns into a failure of the step. */
    static boolean isFailure(RuntimeException thrown) {
        return thrown instanceof OutsideFailure || thrown instanceof LeaseLost;
    }
}
