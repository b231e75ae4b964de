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
    DRIFT_SCAN,
    OFFBOARD
}
