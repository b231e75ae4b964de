package dev.tenantry.portal.security;

/** Nobody could sign in to the portal that is about to start. */
final class NoWayIn extends RuntimeException {

    NoWayIn() {
        super("no sign-in method is configured");
    }
}
