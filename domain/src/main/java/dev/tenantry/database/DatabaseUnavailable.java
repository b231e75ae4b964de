package dev.tenantry.database;

import org.jspecify.annotations.Nullable;

/** The portal cannot start without its database; says what to do. */
public final class DatabaseUnavailable extends RuntimeException {

    private final String action;

    DatabaseUnavailable(String what, String action, @Nullable Throwable cause) {
        super(what, cause);
        this.action = action;
    }

    /** What the person who starts the portal can do. */
    public String action() {
        return action;
    }
}
