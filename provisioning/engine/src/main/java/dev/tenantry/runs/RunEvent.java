package dev.tenantry.runs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a run, told in the order of its numbers; pages and notifications follow it.
 *
 * @param step position, or null if it concerns the whole run
 * @param facts texts without secrets
 */
public record RunEvent(Kind kind, @Nullable Integer step, Map<String, String> facts) {

    public RunEvent {
        facts = Map.copyOf(facts);
    }

    static RunEvent of(Kind kind) {
        return new RunEvent(kind, null, Map.of());
    }

    static RunEvent of(Kind kind, RunStep step) {
        return new RunEvent(kind, step.position(), Map.of());
    }

    static RunEvent of(Kind kind, RunStep step, String name, String value) {
        return new RunEvent(kind, step.position(), Map.of(name, value));
    }

    /** What happened. */
    public enum Kind {
        REQUESTED,
        STEP_PLANNED,
        PLANNED,
        PLAN_STALE,
        APPROVED,
        REJECTED,
        STEP_STARTED,
        STEP_PROGRESS,
        STEP_DONE,
        STEP_RETRIED,
        INPUTS_EDITED,
        /** Made anew for edited inputs, and still within what was approved. */
        PLAN_WITHIN,
        LOCK_RELEASE_ASKED,
        LOCK_RELEASE_CONFIRMED,
        LOCK_RELEASE_WITHDRAWN,
        STEP_SKIPPED,
        STEP_UNDONE,
        INCIDENT,
        CANCEL_REQUESTED,
        FORCED,
        LOOK_ASKED,
        /** What is there of a run that was stopped has been looked at. */
        LOOKED,
        ROLLBACK_ASKED,
        ROLLBACK_WITHDRAWN,
        ROLLBACK_BEGUN,
        ENDED
    }
}
