package dev.tenantry.runs;

import dev.tenantry.steps.RunId;

/** Somebody else saved the run since it was read; whoever meets this reads it again. */
final class RunChanged extends RuntimeException {

    RunChanged(RunId run, long version) {
        super("run " + run + " is no longer at version " + version);
    }
}
