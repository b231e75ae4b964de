package dev.tenantry.tenantjobs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobPhrase;
import dev.tenantry.tenantside.JobProgress;
import dev.tenantry.tenantside.JobResult;
import dev.tenantry.tenantside.JobState;
import dev.tenantry.tenantside.TenantJobs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A step whose whole doing is one job inside the tenant's network, which reads back what it brought about. */
abstract class JobStep implements Step {

    /** A build may wait for its turn, and its image is pulled each time. */
    private static final Duration WAITING = Duration.ofMinutes(40);

    final TenantJobs jobs;
    private final StepKey key;
    private final OutsideSystem system;

    JobStep(TenantJobs jobs, StepKey key, OutsideSystem system) {
        this.jobs = jobs;
        this.key = key;
        this.system = system;
    }

    /** What starting means; the same for the same attempt. */
    abstract JobOrder order(StepContext context);

    /** What a job that ended well hands on. */
    abstract Progress<Facts> done(StepContext context, JobOutcome outcome);

    /** Where what was read back differs from what is wanted; empty if nowhere. */
    abstract List<Saying> differences(StepContext context, JobOutcome outcome);

    @Override
    public StepKey key() {
        return key;
    }

    @Override
    public StepTraits traits() {
        return StepTraits.calls(system).withTimeout(WAITING);
    }

    @Override
    public Progress<Facts> start(StepContext context) {
        return earlier(context).orElseGet(() -> submitted(context));
    }

    /** What is to be waited for before anything is begun anew. */
    final Optional<Progress<Facts>> earlier(StepContext context) {
        return JobProgress.earlier(jobs, context, order(context));
    }

    private Progress<Facts> submitted(StepContext context) {
        return JobProgress.of(jobs, context, order(context), outcome -> done(context, outcome));
    }

    @Override
    public Progress<Facts> poll(StepContext context) {
        return start(context);
    }

    /** The job read back at its end; the portal itself cannot look into the tenant's network. */
    @Override
    public Verdict verify(StepContext context) {
        return switch (jobs.state(context, order(context))) {
            case JobState.Done(JobResult result) -> verdict(differences(context, result.outcome()));
            case JobState.Unknown() -> new Verdict.Unclear(JobPhrase.NOT_SUBMITTED.say());
            case JobState.Queued queued -> new Verdict.Unclear(JobPhrase.QUEUED.say());
            case JobState.Running running -> new Verdict.Unclear(JobPhrase.STILL_WORKING.say());
            case JobState.Stopped() -> new Verdict.Unclear(JobPhrase.STOPPED.say());
            case JobState.Lost(var why) -> new Verdict.Unclear(why);
        };
    }

    /** Whether that which it works on may be there; if not, there is nothing to undo. */
    abstract boolean mayBeThere(StepContext context);

    /** Undoes; nothing that starting began is under way any more. */
    abstract Progress<Facts> undo(StepContext context);

    @Override
    public Progress<Facts> compensate(StepContext context) {
        return mayBeThere(context)
                ? JobProgress.<Facts>stopping(jobs, context, order(context)).orElseGet(() -> undo(context))
                : Progress.done(Facts.none());
    }

    /** It lies in the tenant's cluster, which the stack takes along; what outlives a cluster is looked for there. */
    @Override
    public Verdict verifyUndone(StepContext context) {
        return new Verdict.Holds();
    }

    private static Verdict verdict(List<Saying> differences) {
        return differences.isEmpty() ? new Verdict.Holds() : new Verdict.Differs(differences);
    }

    @Override
    public void cancel(StepContext context) {
        JobProgress.stop(jobs, context, order(context));
    }

    @Override
    public boolean isAtWork(StepContext context) {
        return JobProgress.isAtWork(jobs, context, order(context));
    }
}
