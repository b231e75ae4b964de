package dev.tenantry.tenantside;

import dev.tenantry.steps.StepContext;

/**
 * Has jobs done inside a tenant's network. Each method is one or two quick calls; outside effects go through the context,
 * so that they are audited and fenced there.
 */
public interface TenantJobs {

    /**
     * Submits the order unless this very order was submitted before in this attempt, and tells how far it is. Throws
     * {@link dev.tenantry.outside.OutsideFailure} if the tenant's account cannot be reached.
     */
    JobState submit(StepContext context, JobOrder order);

    /**
     * How far it is, without submitting; {@link JobState.Unknown} if it never was.
     *
     * @param attempt in which it was submitted, this one or an earlier
     */
    JobState state(StepContext context, JobOrder order, int attempt);

    /** Asks the runner to stop; nothing happens if it has ended. {@link #state} then tells when it has. */
    void stop(StepContext context, JobOrder order, int attempt);

    /** How far it is in the present attempt. */
    default JobState state(StepContext context, JobOrder order) {
        return state(context, order, context.attempt());
    }

    /** Asks the runner to stop what the present attempt submitted. */
    default void stop(StepContext context, JobOrder order) {
        stop(context, order, context.attempt());
    }
}
