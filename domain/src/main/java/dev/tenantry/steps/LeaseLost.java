package dev.tenantry.steps;

/** Another node works on this run now; whoever meets this stops at once and writes nothing more. */
public final class LeaseLost extends RuntimeException {

    public LeaseLost(RunId run, long epoch) {
        super("run " + run + " is no longer held in epoch " + epoch);
    }
}
