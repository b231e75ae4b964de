package dev.tenantry.tenantside;

import dev.tenantry.steps.Phrase;

/** What can be said of a job inside a tenant's network. */
public enum JobPhrase implements Phrase {
    AWAITS_EARLIER,
    AWAITS_STOP,
    AWAITS_RUNNER,
    WORKING,
    STOPPED,
    /** The runner answered something that this job cannot have as its outcome: its kind. */
    UNEXPECTED,
    NOT_SUBMITTED,
    /** The run was asked to stop before. */
    NOT_BEGUN,
    QUEUED,
    STILL_WORKING,
    /** A name leads nowhere in the tenant's network: the name, the load balancer that it must lead to. */
    NO_RECORD,
    /** A defect of the runner: what was thrown. */
    DEFECT
}
