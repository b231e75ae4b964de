package dev.tenantry.steps;

/** What a run is for. */
public enum RunKind {
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
