package dev.tenantry.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.steps.FaultyStage.Fault;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The three proofs that every step passes: twice is once; failing at any outside effect ends done after a retry, and undone
 * or in a failure after a rollback; undone twice is undone once. Each effect fails in each way: before it, after it with
 * the answer lost, and by the death of the portal right after it. A failure is retried in a new attempt, a death goes on in
 * the same one from what was remembered, and undoing belongs to the attempt that it undoes, as in the engine.
 */
public abstract class StepProofs {

    protected abstract Step step();

    /** A context of a tenant that nobody used before. */
    protected abstract StepStage stage();

    /** What is in the outside world for this tenant, each object by one line. */
    protected abstract Set<String> world(StepContext context);

    /** Lets the world go on between two calls, for steps that wait for it. */
    protected void meanwhile() {}

    /** How often the tenant's world was touched. */
    protected int touches(StepStage stage) {
        return stage.effects().size();
    }

    /** Whether it takes away for good, so that undoing is refused even if nothing was begun. */
    protected boolean hasNoWayBack() {
        return false;
    }

    private void assertUndone(StepContext context, Set<String> untouched, String occasion) {
        if (undo() != Undo.GOES_ALONG) {
            assertThat(world(context)).as(occasion).isEqualTo(untouched);
        }
    }

    private Progress<Facts> done(StepStage stage) {
        return stage.start(step(), this::meanwhile);
    }

    private Progress<Facts> undone(StepStage stage) {
        return stage.compensate(step(), this::meanwhile);
    }

    private Proves proves() {
        return Objects.requireNonNull(getClass().getAnnotation(Proves.class), "@Proves is missing");
    }

    private Undo undo() {
        return proves().undo();
    }

    @Test
    void names_the_step_that_it_proves_and_whether_there_is_a_way_back() {
        assertThat(proves().value()).isEqualTo(step().key().name());
        assertThat(undo() == Undo.NO_WAY_BACK).isEqualTo(step().traits().pivot());
    }

    @Test
    void done_twice_is_done_once() {
        StepStage stage = stage();
        Set<String> untouched = world(stage);

        Progress<Facts> first = done(stage);
        Set<String> once = world(stage);
        int touches = touches(stage);
        Progress<Facts> second = done(stage.nextAttempt());

        assertThat(first).isInstanceOf(Progress.Done.class).isEqualTo(second);
        assertThat(once.equals(untouched)).as("it only looks").isEqualTo(undo() == Undo.NOTHING);
        assertThat(once).isEqualTo(world(stage));
        assertThat(touches(stage)).as("a second time touches nothing").isEqualTo(touches);
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void done_again_after_failing_anywhere_is_done_once() {
        StepStage whole = stage();
        done(whole);
        int pieces = world(whole).size();
        for (int at = 1; at <= whole.effects().size(); at++) {
            for (Fault fault : Fault.values()) {
                StepStage stage = stage();
                FaultyStage failed = fail(stage, at, fault);

                Progress<Facts> again = again(stage, failed, fault);

                assertThat(again).as("after %s at effect %d", fault, at).isInstanceOf(Progress.Done.class);
                assertThat(world(stage)).as("after %s at effect %d", fault, at).hasSize(pieces);
                assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
            }
        }
    }

    private Progress<Facts> again(StepStage stage, FaultyStage failed, Fault fault) {
        return fault == Fault.KILLED
                ? stage.goOn(step(), failed.memo(), !failed.brokeAtOnce(), this::meanwhile)
                : done(stage.nextAttempt());
    }

    @Test
    void undone_after_failing_anywhere_leaves_nothing_or_says_so() {
        StepStage whole = stage();
        done(whole);
        for (int at = 1; at <= whole.effects().size(); at++) {
            for (Fault fault : Fault.values()) {
                StepStage stage = stage();
                Set<String> untouched = world(stage);
                fail(stage, at, fault);

                Progress<Facts> undone = undone(stage);
                meanwhile();

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
        done(whole);
        int done = whole.effects().size();
        if (undo() == Undo.NO_WAY_BACK) {
            assertThat(undone(whole))
                    .as("a pivot says that there is no way back")
                    .isInstanceOf(Progress.Failed.class);
            return;
        }
        assertThat(undone(whole)).isInstanceOf(Progress.Done.class);
        int undoing = whole.effects().size() - done;
        assertThat(undone(whole)).isInstanceOf(Progress.Done.class);
        assertUndone(whole, untouched, "undone twice");
        assertThat(step().verifyUndone(whole)).isEqualTo(new Verdict.Holds());
        for (int at = 1; at <= undoing; at++) {
            for (Fault fault : Fault.values()) {
                StepStage stage = stage();
                done(stage);
                FaultyStage failed = failUndoing(stage, at, fault);

                assertThat(stage.compensateFrom(failed.memo(), step(), this::meanwhile))
                        .as("%s at undoing %d", fault, at)
                        .isInstanceOf(Progress.Done.class);
                assertUndone(stage, untouched, fault + " at undoing " + at);
            }
        }
    }

    @Test
    void undone_without_having_begun_changes_nothing() {
        StepStage stage = stage();
        Set<String> untouched = world(stage);

        assertThat(undone(stage)).isInstanceOf(hasNoWayBack() ? Progress.Failed.class : Progress.Done.class);
        assertThat(world(stage)).isEqualTo(untouched);
    }

    private FaultyStage fail(StepStage stage, int at, Fault fault) {
        FaultyStage faulty = new FaultyStage(stage, at, fault);
        assertThat(faulty.breaks(Step::start, Step::poll, step(), this::meanwhile))
                .as("%s at effect %d is met", fault, at)
                .isTrue();
        return faulty;
    }

    private FaultyStage failUndoing(StepStage stage, int at, Fault fault) {
        FaultyStage faulty = new FaultyStage(stage, at, fault);
        assertThat(faulty.breaks(Step::compensate, Step::compensate, step(), this::meanwhile))
                .as("%s at undoing %d is met", fault, at)
                .isTrue();
        return faulty;
    }

    /** Whether an exception is one that the engine turns into a failure of the step. */
    static boolean isFailure(RuntimeException thrown) {
        return thrown instanceof OutsideFailure || thrown instanceof LeaseLost;
    }
}
