package dev.tenantry.runs;

import dev.tenantry.steps.Failure;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.Saying;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is stored; each change makes a new one, saved against {@link #version}.
 *
 * @param number what people call it: #1287
 * @param wanted what was asked for, as it was then
 * @param planHash keyed hash of the plan that was last shown for approval; null until planned
 * @param planRevision 0 until planned, raised each time a new approval is needed
 * @param forced whether a person confirmed, while it is being cancelled, to end what still runs at once
 * @param look what is there of it, since it was stopped or was left; null if nobody has looked
 * @param version raised by each save; a save against an older one is refused
 */
public record Run(
        RunId id,
        long number,
        TenantId tenant,
        RunKind kind,
        RunState state,
        Requested requested,
        Wanted wanted,
        List<RunStep> steps,
        @Nullable String planHash,
        int planRevision,
        @Nullable Incident incident,
        boolean forced,
        @Nullable Look look,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long version) {

    public Run {
        steps = List.copyOf(steps);
    }

    /** One that nobody has looked at. */
    public Run(
            RunId id,
            long number,
            TenantId tenant,
            RunKind kind,
            RunState state,
            Requested requested,
            Wanted wanted,
            List<RunStep> steps,
            @Nullable String planHash,
            int planRevision,
            @Nullable Incident incident,
            boolean forced,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long version) {
        this(
                id,
                number,
                tenant,
                kind,
                state,
                requested,
                wanted,
                steps,
                planHash,
                planRevision,
                incident,
                forced,
                null,
                startedAt,
                finishedAt,
                version);
    }

    /** What was agreed; throws {@link IllegalStateException} if the run only makes an account. */
    public TenantProfile profile() {
        return wanted.agreed().orElseThrow(() -> new IllegalStateException("nothing was agreed yet at run " + id));
    }

    /** Who asked for the run (an actor's reference) and when. */
    public record Requested(String by, Instant at) {}

    /** Whether what a run had begun when it stopped is still at work. */
    public enum Work {
        /** It was seen to have ended, or nothing was begun. */
        OVER,
        /** It is, or nobody could look. */
        GOES_ON
    }

    /**
     * Why it stands still.
     *
     * @param goingBack whether undoing failed, rather than doing
     */
    public record Incident(int step, Failure failure, boolean goingBack, Instant since, Work work) {

        /** One at which nothing is at work. */
        public Incident(int step, Failure failure, boolean goingBack, Instant since) {
            this(step, failure, goingBack, since, Work.OVER);
        }

        /** Whether nobody has seen that what was begun has ended. */
        public boolean mayStillWork() {
            return isTooLong() || isOutOfSight() || work != Work.OVER;
        }

        /** Whether a person has had it stopped by force, and nobody can look: there is nothing left to wait for. */
        boolean isOutOfSight() {
            return says(RunPhrase.OUT_OF_SIGHT);
        }

        Incident seen(Work now) {
            return new Incident(step, failure, goingBack, since, now);
        }

        boolean isTooLong() {
            return says(RunPhrase.TOO_LONG);
        }

        private boolean says(RunPhrase phrase) {
            return failure.cause() instanceof Saying.Sentence(var key, var arguments) && key.equals(phrase.key());
        }
    }

    private Run copy(
            RunState state,
            Wanted wanted,
            List<RunStep> steps,
            @Nullable String planHash,
            int planRevision,
            @Nullable Incident incident,
            boolean forced,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt) {
        return new Run(
                id,
                number,
                tenant,
                kind,
                state,
                requested,
                wanted,
                steps,
                planHash,
                planRevision,
                incident,
                forced,
                look,
                startedAt,
                finishedAt,
                version);
    }

    /** The same with what was found of it. */
    Run with(@Nullable Look found) {
        return new Run(
                id,
                number,
                tenant,
                kind,
                state,
                requested,
                wanted,
                steps,
                planHash,
                planRevision,
                incident,
                forced,
                found,
                startedAt,
                finishedAt,
                version);
    }

    /** Whether something that was begun to look at it may be at work. */
    boolean isLookedAt() {
        return look != null && look.isAtWork();
    }

    /** What was found is true only until the run goes on; what is at work for it must be ended first. */
    private Run goingOn() {
        return isLookedAt() ? this : with((Look) null);
    }

    /** Whoever leaves a state leaves its incident and its force behind. */
    Run in(RunState next) {
        return goingOn().copy(next, wanted, steps, planHash, planRevision, null, false, startedAt, finishedAt);
    }

    /** What was found of one that is left stays with it. */
    Run ended(RunState as, Instant now) {
        return copy(as, wanted, steps, planHash, planRevision, null, false, startedAt, now);
    }

    Run with(RunStep changed) {
        List<RunStep> all = new ArrayList<>(steps);
        all.set(changed.position(), changed);
        return copy(state, wanted, all, planHash, planRevision, incident, forced, startedAt, finishedAt);
    }

    /** The same with every text of others that is said of it as this makes it. */
    Run with(UnaryOperator<String> texts) {
        Incident why = incident == null
                ? null
                : new Incident(
                        incident.step(),
                        incident.failure().with(texts),
                        incident.goingBack(),
                        incident.since(),
                        incident.work());
        List<RunStep> said = steps.stream().map(step -> step.with(texts)).toList();
        return copy(state, wanted, said, planHash, planRevision, why, forced, startedAt, finishedAt)
                .with(look == null ? null : look.with(texts));
    }

    Run planned(String hash) {
        return copy(
                RunState.AWAITING_APPROVAL, wanted, steps, hash, planRevision + 1, null, false, startedAt, finishedAt);
    }

    /** All of it was looked at, and nothing is to be done. */
    Run compared(String hash, Instant now) {
        List<RunStep> seen =
                steps.stream().map(step -> step.ended(StepPhase.COMPARED, now)).toList();
        return copy(RunState.SUCCEEDED, wanted, seen, hash, planRevision + 1, null, false, requested.at(), now);
    }

    Run approved(Instant now) {
        return copy(
                RunState.RUNNING,
                wanted,
                steps,
                planHash,
                planRevision,
                null,
                false,
                startedAt == null ? now : startedAt,
                finishedAt);
    }

    Run stoppedBy(Incident why) {
        return goingOn()
                .copy(RunState.INCIDENT, wanted, steps, planHash, planRevision, why, false, startedAt, finishedAt);
    }

    /**
     * To be planned anew for other inputs; what its steps have made so far stays theirs to undo, and
     * what was approved is no plan of these inputs.
     */
    Run edited(Wanted now) {
        return goingOn()
                .copy(
                        RunState.PLANNING,
                        now,
                        steps.stream().map(RunStep::anew).toList(),
                        null,
                        planRevision,
                        null,
                        false,
                        startedAt,
                        finishedAt);
    }

    /** Planned anew, and on by itself: all of it is within the approved plan of this hash. */
    Run within(String hash) {
        return copy(RunState.RUNNING, wanted, steps, hash, planRevision, null, false, startedAt, finishedAt);
    }

    /** Whether all that its steps would do now stands in one plan, which a person has approved or can. */
    boolean isPlanned() {
        return planHash != null;
    }

    /** At the same incident, of which more is known. */
    Run at(Incident seen) {
        return copy(state, wanted, steps, planHash, planRevision, seen, forced, startedAt, finishedAt);
    }

    Run withForce() {
        return copy(state, wanted, steps, planHash, planRevision, incident, true, startedAt, finishedAt);
    }

    /** The step that the run works on when going forward. */
    Optional<RunStep> current() {
        return steps.stream().filter(step -> !step.phase().passed()).findFirst();
    }

    /** The last step that may have left something, going back no further than the pivot. */
    Optional<RunStep> lastToUndo(StepCatalogue catalogue) {
        for (RunStep step : steps.reversed()) {
            if (step.phase() == StepPhase.DONE && catalogue.traits(step.key()).pivot()) {
                return Optional.empty();
            }
            if (step.mayHaveActed()) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Whether a step that cannot be taken back is done: from here on recovery goes forward only. */
    boolean pastPivot(StepCatalogue catalogue) {
        return steps.stream()
                .anyMatch(step -> step.phase() == StepPhase.DONE
                        && catalogue.traits(step.key()).pivot());
    }

    /** The lock that stops the run, if that is why it stands still. */
    @Nullable
    Held heldBy() {
        return state == RunState.INCIDENT && incident != null
                ? incident.failure().held()
                : null;
    }

    boolean hasBegun() {
        return steps.stream().anyMatch(step -> step.attempt() > 0);
    }

    /** All parts of the plan in order; empty if one is still missing. */
    Optional<List<PlannedPart>> parts() {
        List<PlannedPart> parts = new ArrayList<>();
        for (RunStep step : steps) {
            PlannedPart part = step.part();
            if (part == null) {
                return Optional.empty();
            }
            parts.add(part);
        }
        return Optional.of(parts);
    }
}
