package dev.tenantry.tenantside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobProgressTest {

    private static final JobOrder ORDER =
            JobOrder.of("application", new RunnerJob.HelmStatus("assistant", "assistant"), Duration.ofMinutes(5));

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final PretendedJobs jobs = new PretendedJobs(job -> asked.incrementAndGet() == 1 ? failed() : there());

    @Test
    void finds_the_answer_of_its_attempt_again() {
        StepStage stage = new StepStage(folder);

        assertThat(start(stage)).isInstanceOf(Progress.Failed.class);
        assertThat(start(stage)).isInstanceOf(Progress.Failed.class);
        assertThat(asked).hasValue(1);

        assertThat(start(stage.nextAttempt())).isInstanceOf(Progress.Done.class);
    }

    @Test
    void asks_anew_within_an_attempt_once_an_answer_was_given() {
        StepStage stage = new StepStage(folder);

        assertThat(plan(stage)).isInstanceOf(Progress.Failed.class);
        assertThat(plan(stage)).isInstanceOf(Progress.Done.class);
        assertThat(asked).hasValue(2);
    }

    @Test
    void begins_nothing_in_a_run_that_was_asked_to_stop() {
        StepStage stage = new StepStage(folder).stop();

        assertThat(start(stage))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.CANCELLED));
        assertThat(jobs.done()).isEmpty();
    }

    @Test
    void still_reads_what_had_begun_before_the_run_was_asked_to_stop() {
        StepStage stage = new StepStage(folder);
        start(stage);

        assertThat(start(stage.stop()))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.TRANSIENT));
    }

    @Test
    void stops_what_works_in_any_attempt_and_nothing_that_has_ended() {
        StepStage stage = new StepStage(folder).nextAttempt().nextAttempt();
        WorkingJobs some = new WorkingJobs(Set.of(1, 3));

        JobProgress.stop(some, stage, ORDER);

        assertThat(some.stopped).containsExactly(1, 3);
    }

    /** Jobs of some attempts work, those of the others have been stopped. */
    private record WorkingJobs(Set<Integer> working, List<Integer> stopped) implements TenantJobs {

        WorkingJobs(Set<Integer> working) {
            this(working, new ArrayList<>());
        }

        @Override
        public JobState submit(StepContext context, JobOrder order) {
            return state(context, order);
        }

        @Override
        public JobState state(StepContext context, JobOrder order, int attempt) {
            return working.contains(attempt) ? new JobState.Running(StepStage.REQUESTED) : new JobState.Stopped();
        }

        @Override
        public void stop(StepContext context, JobOrder order, int attempt) {
            stopped.add(attempt);
        }
    }

    @Test
    void undoing_whose_order_was_cut_off_before_it_was_noted_is_found_again_and_can_be_stopped() {
        StepStage stage = new StepStage(folder);
        CutOffJobs cutOff = new CutOffJobs(new HashSet<>(), new ArrayList<>());
        assertThatThrownBy(() -> undo(cutOff, stage)).isInstanceOf(IllegalStateException.class);

        assertThat(JobProgress.isUndoingAtWork(cutOff, stage, ORDER)).isTrue();
        JobProgress.stopUndoing(cutOff, stage, ORDER);
        assertThat(cutOff.stopped).hasSize(1);
        assertThat(JobProgress.isUndoingAtWork(cutOff, stage, ORDER)).isFalse();
    }

    @Test
    void undoing_that_has_failed_is_ordered_anew_within_its_attempt() {
        StepStage stage = new StepStage(folder);
        assertThat(undo(jobs, stage)).isInstanceOf(Progress.Failed.class);
        assertThat(undo(jobs, stage)).isInstanceOf(Progress.Done.class);
        assertThat(asked).hasValue(2);
    }

    private static Progress<Facts> undo(TenantJobs jobs, StepContext context) {
        return JobProgress.undoing(jobs, context, ORDER, outcome -> Progress.done(Facts.none()));
    }

    /** A job that is ordered works on, and whoever ordered it is never told. */
    private record CutOffJobs(Set<String> working, List<String> stopped) implements TenantJobs {

        @Override
        public JobState submit(StepContext context, JobOrder order) {
            working.add(order.occasion());
            throw new IllegalStateException("cut off");
        }

        @Override
        public JobState state(StepContext context, JobOrder order, int attempt) {
            return working.contains(order.occasion())
                    ? new JobState.Running(StepStage.REQUESTED)
                    : new JobState.Unknown();
        }

        @Override
        public void stop(StepContext context, JobOrder order, int attempt) {
            working.remove(order.occasion());
            stopped.add(order.occasion());
        }
    }

    private Progress<Facts> start(StepContext context) {
        return JobProgress.of(jobs, context, ORDER, outcome -> Progress.done(Facts.none()));
    }

    private Progress<Facts> plan(StepContext context) {
        return JobProgress.anew(jobs, context, ORDER, outcome -> Progress.done(Facts.none()));
    }

    private static JobOutcome failed() {
        return JobOutcome.Failed.of(new Failure(
                FailureClass.TRANSIENT, OutsideSystem.KUBERNETES, "assistant", Saying.quote("no answer"), ""));
    }

    private static JobOutcome there() {
        return new JobOutcome.NoRelease();
    }
}
