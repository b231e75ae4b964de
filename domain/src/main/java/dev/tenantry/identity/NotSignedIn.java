package dev.tenantry.identity;

/** A use case was called by nobody. */
public final class NotSignedIn extends RuntimeException {

    public NotSignedIn() {
        super("nobody is signed in");
    }
}
