package dev.tenantry.database;

/** A defect of the caller: a query outside a scope, or a scope inside one of another kind. */
public final class WrongScope extends RuntimeException {

    WrongScope(String message) {
        super(message);
    }
}
