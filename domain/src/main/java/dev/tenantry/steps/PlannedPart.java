package dev.tenantry.steps;

import java.util.List;
import java.util.Set;

/** What one step contributes to the run's plan. */
public sealed interface PlannedPart {

    /** The changes that can be named now: all of them, or those that are foreseen. */
    List<Change> changes();

    /** All changes are known, except for values that earlier changes bring. */
    record Exact(List<Change> changes) implements PlannedPart {
        public Exact {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The changes can be known only when earlier steps are done. What is approved are the bounds: it goes on alone only
     * if what it becomes stays inside them.
     *
     * @param waitsFor names of the steps that must be done first
     * @param changes what is foreseen, for the reader
     */
    record Deferred(Set<String> waitsFor, Bounds bounds, List<Change> changes) implements PlannedPart {
        public Deferred {
            waitsFor = Set.copyOf(waitsFor);
            changes = List.copyOf(changes);
        }
    }

    /**
     * What a deferred part may become; destroying is never within bounds.
     *
     * @param actions allowed actions
     * @param types allowed types of object
     * @param most how many changes at most
     * @param templateDigest SHA-256 of what will be rendered (chart, module)
     * @param inputDigest SHA-256 of the inputs known now
     */
    record Bounds(Set<Change.Action> actions, Set<String> types, int most, String templateDigest, String inputDigest) {
        public Bounds {
            actions = Set.copyOf(actions);
            types = Set.copyOf(types);
            if (actions.contains(Change.Action.DESTROY) || actions.contains(Change.Action.REPLACE)) {
                throw new IllegalArgumentException("a deferred part may not destroy: " + actions);
            }
        }
    }
}
