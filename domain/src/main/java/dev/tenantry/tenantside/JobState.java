package dev.tenantry.tenantside;

import dev.tenantry.steps.Saying;
import java.time.Instant;

/** How far a job is. */
public sealed interface JobState {

    /** Nobody submitted it. */
    record Unknown() implements JobState {}

    /** Submitted; no runner works on it yet. */
    record Queued(Instant since) implements JobState {}

    /** A runner works on it. */
    record Running(Instant since) implements JobState {}

    /** It came to an end and its result's signature holds; whether it worked is the outcome's to say. */
    record Done(JobResult result) implements JobState {}

    /** It was stopped on request. */
    record Stopped() implements JobState {}

    /** It ended without a result that can be trusted; what it did is not known. Submitting under a new attempt is safe. */
    record Lost(Saying why) implements JobState {}
}
