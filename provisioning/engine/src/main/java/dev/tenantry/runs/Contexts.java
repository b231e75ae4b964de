package dev.tenantry.runs;

import dev.tenantry.steps.StepContext;

/** Makes what a step is given, for one call under one lease. */
interface Contexts {

    StepContext of(Run run, RunStep step, Lease lease);

    /**
     * The step's state was looked up and is as wanted, or was undone as wanted: effects of doing it, or of undoing it, whose answers
     * were lost have come about.
     */
    default void settled(Run run, RunStep step) {}
}
