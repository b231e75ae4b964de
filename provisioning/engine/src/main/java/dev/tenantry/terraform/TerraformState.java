package dev.tenantry.terraform;

import java.time.Instant;

/** How far a task of Terraform is. */
public sealed interface TerraformState {

    /** It was never started. */
    record NotStarted() implements TerraformState {}

    /**
     * It is at work.
     *
     * @param pid of the task on its host, for people
     */
    record Working(long pid, Instant since) implements TerraformState {}

    /** It did all it should; a plan or outputs can be read. */
    record Done(Instant at) implements TerraformState {}

    /** It ended without having done all; some of it may be done. */
    record Failed(TerraformFailure failure) implements TerraformState {}

    /** It is gone and nobody knows how far it came: look at the lock, then plan anew. */
    record Lost(String reason) implements TerraformState {}
}
