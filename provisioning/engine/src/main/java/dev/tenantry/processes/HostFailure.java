package dev.tenantry.processes;

import org.jspecify.annotations.Nullable;

/** A host could not do what it was asked; says what happened and what to do. */
public final class HostFailure extends RuntimeException {

    public HostFailure(String message) {
        this(message, null);
    }

    public HostFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
