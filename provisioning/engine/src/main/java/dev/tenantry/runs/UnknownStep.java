package dev.tenantry.runs;

import dev.tenantry.steps.StepKey;
import java.util.Set;

/** An open run names steps that this build does not have. */
final class UnknownStep extends RuntimeException {

    private final Set<StepKey> missing;

    UnknownStep(Set<StepKey> missing) {
        super("no such step in this build: " + missing);
        this.missing = Set.copyOf(missing);
    }

    Set<StepKey> missing() {
        return missing;
    }
}
