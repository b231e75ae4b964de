package dev.tenantry.runs;

/** Where a run stands as a whole. */
public enum RunState {
    PLANNING(Waits.FOR_ENGINE),
    AWAITING_APPROVAL(Waits.FOR_PERSON),
    RUNNING(Waits.FOR_ENGINE),
    /** Something failed and a person must choose: retry, skip, roll back. */
    INCIDENT(Waits.FOR_PERSON),
    /** Asked to stop; what still runs is being stopped politely. */
    CANCELLING(Waits.FOR_ENGINE),
    ROLLING_BACK(Waits.FOR_ENGINE),
    SUCCEEDED(Waits.ENDED),
    ROLLED_BACK(Waits.ENDED),
    /** Stopped before any step had begun, or left as it is by a person's choice. */
    CANCELLED(Waits.ENDED),
    REJECTED(Waits.ENDED);

    private final Waits waits;

    RunState(Waits waits) {
        this.waits = waits;
    }

    /** Whether nothing will happen any more. */
    public boolean ended() {
        return waits == Waits.ENDED;
    }

    /** Whether the next move is a person's. */
    public boolean needsPerson() {
        return waits == Waits.FOR_PERSON;
    }

    /** Whether it ended without having brought about what it was asked for. */
    public boolean endedInVain() {
        return ended() && this != SUCCEEDED;
    }

    private enum Waits {
        FOR_ENGINE,
        FOR_PERSON,
        ENDED
    }
}
