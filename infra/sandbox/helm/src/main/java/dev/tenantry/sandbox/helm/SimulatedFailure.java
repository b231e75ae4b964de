package dev.tenantry.sandbox.helm;

/** What the real program would print after {@code Error:} before it ends with code 1. */
final class SimulatedFailure extends RuntimeException {

    SimulatedFailure(String message) {
        super(message);
    }
}
