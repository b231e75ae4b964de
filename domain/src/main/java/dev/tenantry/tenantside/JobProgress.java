package dev.tenantry.tenantside;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What a step answers while a job is under way, and when it has ended. */
public final class JobProgress {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(3);
    private static final String STOPPING = "stopping";
    /** Each attempt waits for those before it, so that a few are enough. */
    private static final int LOOKED_BACK = 3;

    private JobProgress() {}

    /**
     * Submits the order, or finds it submitted in this attempt, and answers for the step; for starting and polling, whose
     * retry is a new attempt. A run that was asked to stop begins nothing.
     *
     * @param onDone reads the outcome of a job that ended without a failure
     */
    public static <T> Progress<T> of(
            TenantJobs jobs, StepContext context, JobOrder order, Function<JobOutcome, Progress<T>> onDone) {
        try {
            JobState state = context.stopping() ? jobs.state(context, order) : jobs.submit(context, order);
            return context.stopping() && state instanceof JobState.Unknown
                    ? Progress.failed(failure(FailureClass.CANCELLED, order, JobPhrase.NOT_BEGUN.say()))
                    : read(state, context, order, onDone);
        } catch (OutsideFailure failure) {
            return Progress.failed(Failure.of(failure, order.step()));
        }
    }

    /**
     * The same for planning and undoing, which are asked again within one attempt: the answer belongs to this asking
     * alone, kept in the memo while it works, and an answer that was given is not given again.
     */
    public static <T> Progress<T> anew(
            TenantJobs jobs, StepContext context, JobOrder order, Function<JobOutcome, Progress<T>> onDone) {
        return on(Occasion.of(context, order.step()), jobs, context, order, onDone);
    }

    /**
     * The same for undoing that can be asked to stop: its occasions are counted within the attempt, so that what was ordered is found
     * again also if the answer was lost before it was noted.
     */
    public static <T> Progress<T> undoing(
            TenantJobs jobs, StepContext context, JobOrder order, Function<JobOutcome, Progress<T>> onDone) {
        return on(Occasion.counted(context, order.step()), jobs, context, order, onDone);
    }

    private static <T> Progress<T> on(
            Occasion occasion,
            TenantJobs jobs,
            StepContext context,
            JobOrder order,
            Function<JobOutcome, Progress<T>> onDone) {
        Progress<T> progress = of(jobs, context, order.on(occasion.name()), onDone);
        if (progress instanceof Progress.Working<T>(var memo, var wait, var saying)) {
            return Progress.working(occasion.in(memo), wait, saying);
        }
        occasion.end();
        return progress;
    }

    /**
     * The same for undoing inside the assistant before it goes with its release: where the customer never set the record of its name,
     * nobody can ask it anything, and going back must not wait for the customer.
     */
    public static Progress<Facts> undoingInside(
            TenantJobs jobs, StepContext context, JobOrder order, Function<JobOutcome, Progress<Facts>> onDone) {
        Progress<Facts> progress = anew(jobs, context, order, onDone);
        if (progress instanceof Progress.Failed<Facts>(var failure)
                && failure.failureClass() == FailureClass.AT_CUSTOMER) {
            context.log().warn("the assistant's name leads nowhere: what is in it goes with its release");
            return Progress.done(Facts.none());
        }
        return progress;
    }

    /**
     * Asks to stop what {@link #anew} has begun and is still at work.
     *
     * @return whether nothing of it is at work any more
     */
    public static boolean stopAnew(TenantJobs jobs, StepContext context, JobOrder order) {
        if (!isAnewAtWork(jobs, context, order)) {
            return true;
        }
        jobs.stop(context, asked(context, order), context.attempt());
        return !isAnewAtWork(jobs, context, order);
    }

    /** Asks to stop what {@link #undoing} has begun; it may be asked again while it works. */
    public static void stopUndoing(TenantJobs jobs, StepContext context, JobOrder order) {
        if (isUndoingAtWork(jobs, context, order)) {
            jobs.stop(context, counted(context, order), context.attempt());
        }
    }

    /** Whether what {@link #undoing} has begun is at work. */
    public static boolean isUndoingAtWork(TenantJobs jobs, StepContext context, JobOrder order) {
        return isUnderWay(jobs.state(context, counted(context, order)));
    }

    private static JobOrder counted(StepContext context, JobOrder order) {
        return order.on(Occasion.counted(context, order.step()).name());
    }

    private static boolean isAnewAtWork(TenantJobs jobs, StepContext context, JobOrder order) {
        return isUnderWay(jobs.state(context, asked(context, order)));
    }

    private static JobOrder asked(StepContext context, JobOrder order) {
        return order.on(Occasion.of(context, order.step()).name());
    }

    /**
     * Waits for jobs of earlier attempts that are still under way, as after an answer that was lost: two of a kind would get
     * into each other's way. Empty if there is none.
     */
    public static <T> Optional<Progress<T>> earlier(TenantJobs jobs, StepContext context, JobOrder order) {
        return underWay(jobs, context, order, context.attempt() - 1).isEmpty()
                ? Optional.empty()
                : Optional.of(working(context, JobPhrase.AWAITS_EARLIER));
    }

    /**
     * Stops what this and earlier attempts left under way, and waits until it has stopped: undoing must not be overtaken by
     * what it undoes. Empty once nothing works any more.
     */
    public static <T> Optional<Progress<T>> stopping(TenantJobs jobs, StepContext context, JobOrder order) {
        List<Integer> attempts = underWay(jobs, context, order, context.attempt());
        if (attempts.isEmpty()) {
            return Optional.empty();
        }
        if (context.memo().get(STOPPING).isEmpty()) {
            attempts.forEach(attempt -> jobs.stop(context, order, attempt));
        }
        return Optional.of(
                Progress.working(context.memo().with(STOPPING, "yes"), ASK_AGAIN, JobPhrase.AWAITS_STOP.say()));
    }

    /** Asks whatever this and earlier attempts left under way to stop; it may be asked again while it does. */
    public static void stop(TenantJobs jobs, StepContext context, JobOrder order) {
        underWay(jobs, context, order, context.attempt()).forEach(attempt -> jobs.stop(context, order, attempt));
    }

    /** Whether anything that this and earlier attempts ordered is under way. */
    public static boolean isAtWork(TenantJobs jobs, StepContext context, JobOrder order) {
        return !underWay(jobs, context, order, context.attempt()).isEmpty();
    }

    private static List<Integer> underWay(TenantJobs jobs, StepContext context, JobOrder order, int last) {
        return IntStream.rangeClosed(Math.max(1, last - LOOKED_BACK), last)
                .filter(attempt -> isUnderWay(jobs.state(context, order, attempt)))
                .boxed()
                .toList();
    }

    private static boolean isUnderWay(JobState state) {
        return switch (state) {
            case JobState.Queued queued -> true;
            case JobState.Running running -> true;
            case JobState.Unknown() -> false;
            case JobState.Done done -> false;
            case JobState.Stopped() -> false;
            case JobState.Lost lost -> false;
        };
    }

    private static <T> Progress<T> read(
            JobState state, StepContext context, JobOrder order, Function<JobOutcome, Progress<T>> onDone) {
        return switch (state) {
            case JobState.Unknown() -> working(context, JobPhrase.AWAITS_RUNNER);
            case JobState.Queued queued -> working(context, JobPhrase.AWAITS_RUNNER);
            case JobState.Running running -> working(context, JobPhrase.WORKING);
            case JobState.Stopped() -> Progress.failed(failure(FailureClass.CANCELLED, order, JobPhrase.STOPPED.say()));
            case JobState.Lost(var why) -> Progress.failed(failure(FailureClass.TRANSIENT, order, why));
            case JobState.Done(JobResult result) -> ended(result.outcome(), context, onDone);
        };
    }

    private static <T> Progress<T> ended(
            JobOutcome outcome, StepContext context, Function<JobOutcome, Progress<T>> onDone) {
        if (outcome instanceof JobOutcome.Failed failed) {
            failed.pods()
                    .forEach(pod -> context.log()
                            .warn("pod " + pod.name() + ": " + pod.phase() + " " + pod.reason() + ", " + pod.restarts()
                                    + " restarts"));
            failed.events()
                    .forEach(event ->
                            context.log().warn(event.object() + ": " + event.reason() + " " + event.message()));
            return Progress.failed(failed.failure());
        }
        return onDone.apply(outcome);
    }

    private static <T> Progress<T> working(StepContext context, JobPhrase phrase) {
        return Progress.working(context.memo(), ASK_AGAIN, phrase.say());
    }

    private static Failure failure(FailureClass failureClass, JobOrder order, Saying why) {
        return Failure.of(failureClass, OutsideSystem.AWS, order.step(), why);
    }

    /** For an outcome that the job's kind cannot have: another version of the runner answered. */
    public static <T> Progress<T> unexpected(JobOutcome outcome, JobOrder order) {
        Saying cause = JobPhrase.UNEXPECTED.say(outcome.getClass().getSimpleName());
        return Progress.failed(failure(FailureClass.CONFIG, order, cause));
    }
}
