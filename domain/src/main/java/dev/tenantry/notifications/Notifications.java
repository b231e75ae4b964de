package dev.tenantry.notifications;

/** The port by which every module has people told. */
public interface Notifications {

    /** Writes the notice in the caller's open scope: it goes out if, and only if, that transaction commits. */
    void tell(Notice notice);
}
