package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import java.util.List;
import java.util.Optional;

/** Where runs are kept. */
interface RunStore {

    /** Throws {@link java.util.NoSuchElementException} if there is none. */
    Run load(RunId id);

    /**
     * Stores the run and its events in one transaction and returns it with its new version. Throws
     * {@link RunChanged} if somebody saved it in between.
     */
    Run save(Run run, List<RunEvent> events);

    /** The plan that was approved last; empty if none was. */
    Optional<PlanDocument> approved(RunId id);

    /** As {@link #save}, and stores the plan's document under the run's new revision. */
    Run savePlanned(Run run, PlanDocument document, List<RunEvent> events);
}
