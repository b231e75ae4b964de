package dev.tenantry.steps;

/** A step cannot go on, and no outside system has said so; thrown where there is no {@link Progress} to answer. */
public final class StepFailed extends RuntimeException {

    private final transient Failure failure;

    public StepFailed(Failure failure) {
        super(failure.subject() + ": " + failure.cause());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
