package dev.tenantry.runs;

import dev.tenantry.steps.StepKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run with what its page needs around it.
 *
 * @param usual how long each step usually takes, from past runs; steps that never ran are missing
 * @param choices what a person can do with it now
 * @param askedBy who asked for the run or for what it wants by now: they are no second person for its plan
 * @param lockRelease what was asked about the lock that stops it; null if nothing was, or no lock does
 * @param rollback what rolling back would destroy and who has asked for it; null where it is no choice
 * @param pause what keeps it from going on, of its tenant or of all; null if nothing does
 */
public record RunDetail(
        Run run,
        Map<StepKey, Duration> usual,
        List<Told> events,
        List<Decided> decisions,
        Set<Choice> choices,
        Set<String> askedBy,
        @Nullable LockRelease lockRelease,
        @Nullable Rollback rollback,
        @Nullable Pause pause) {

    public RunDetail {
        usual = Map.copyOf(usual);
        events = List.copyOf(events);
        decisions = List.copyOf(decisions);
        choices = Set.copyOf(choices);
        askedBy = Set.copyOf(askedBy);
    }

    /**
     * An event of the run, as it was told.
     *
     * @param actor who caused it; null for the engine
     */
    public record Told(
            long seq, Instant at, RunEvent event, @Nullable String actor) {}

    /**
     * A decision about a plan.
     *
     * @param decision APPROVED or REJECTED
     */
    public record Decided(int revision, String decision, String actor, Instant at) {}

    /** What a person can do with a run. */
    public enum Choice {
        APPROVE,
        REJECT,
        CANCEL,
        FORCE,
        RETRY,
        /** Change what was asked for and plan it anew. */
        EDIT,
        SKIP,
        /** Look once more what is there, changing nothing. */
        LOOK,
        ROLL_BACK,
        LEAVE
    }
}
