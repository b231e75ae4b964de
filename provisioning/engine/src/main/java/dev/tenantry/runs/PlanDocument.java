package dev.tenantry.runs;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one canonical plan of a run over all systems: fixed order, no timestamps. Secrets are in it as keyed digests only,
 * so that its own keyed hash binds them without anyone being able to read them.
 *
 * @param inputs SHA-256 of what was asked for when it was planned
 */
public record PlanDocument(TenantId tenant, RunKind kind, String inputs, List<PlannedStep> steps) {

    public PlanDocument {
        steps = List.copyOf(steps);
    }

    /** One step's part. */
    public record PlannedStep(StepKey step, PlannedPart part) {}

    /** Every named change in the order of the steps. */
    public Stream<Change> changes() {
        return steps.stream().flatMap(step -> step.part().changes().stream());
    }

    /** How many changes do this. */
    public long count(Change.Action action) {
        return changes().filter(change -> change.action() == action).count();
    }

    /** How many different systems are touched. */
    public long systems() {
        return changes().map(Change::system).distinct().count();
    }

    /** Whether data could be lost, which needs a second person. */
    public boolean destroysStateful() {
        return losingData().findAny().isPresent();
    }

    /** The changes by which data could be lost. */
    public Stream<Change> losingData() {
        return changes()
                .filter(change -> change.stateful()
                        && (change.action() == Change.Action.DESTROY || change.action() == Change.Action.REPLACE));
    }
}
