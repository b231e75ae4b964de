package dev.tenantry.identity;

/** What is asked for does not exist for the caller: it may belong to another tenant, which must not be told apart. */
public final class NotFound extends RuntimeException {

    public NotFound(String what) {
        super("not found: " + what);
    }
}
