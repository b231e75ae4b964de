package dev.tenantry.steps;

/** What a run is for. */
public enum RunKind {
    /** An AWS account of its own for a tenant that is still a draft, with the way into it. */
    ACCOUNT,
    ONBOARD,
    APPLY,
    RESIZE,
    SUSPEND,
    RESUME,
    UPGRADE,
    ROTATE,
    BACKUP,
    RESTORE,
    /** Compares what stands with what was agreed, and changes nothing. */
    DRIFT_SCAN,
    OFFBOARD;

    /** Whether it changes anything: only one such run of a tenant is open at a time, and a person approves its plan. */
    public boolean changes() {
        return this != DRIFT_SCAN;
    }

    /**
     * Whether it changes a tenant that is live, and is put right by going on, or left for a change of the other direction: what serves
     * people is never destroyed by it.
     */
    public boolean goesForwardOnly() {
        return switch (this) {
            case APPLY, RESIZE, UPGRADE, ROTATE -> true;
            case ACCOUNT, ONBOARD, SUSPEND, RESUME, BACKUP, RESTORE, DRIFT_SCAN, OFFBOARD -> false;
        };
    }
}
