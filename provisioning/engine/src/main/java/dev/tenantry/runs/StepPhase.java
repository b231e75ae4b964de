package dev.tenantry.runs;

/** Where one step of a run stands. */
public enum StepPhase {
    WAITING,
    /** Its deferred part is being made exact. */
    REPLANNING,
    /** Its undoing is registered and it is about to be started; stays so if the portal dies in the call. */
    STARTING,
    WORKING,
    VERIFYING,
    DONE,
    /** Looked at and planned, in a run that changes nothing. */
    COMPARED,
    SKIPPED,
    FAILED,
    UNDOING,
    UNDONE;

    /** Whether the run goes on to the next step. */
    public boolean passed() {
        return this == DONE || this == COMPARED || this == SKIPPED;
    }

    /** Whether the step may have left something outside that undoing must look for. */
    public boolean mayHaveActed() {
        return switch (this) {
            case STARTING, WORKING, VERIFYING, DONE, FAILED, UNDOING -> true;
            case WAITING, REPLANNING, COMPARED, SKIPPED, UNDONE -> false;
        };
    }
}
