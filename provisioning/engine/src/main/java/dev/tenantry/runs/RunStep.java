package dev.tenantry.runs;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepKey;
import java.time.Instant;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One step of a run as it is stored.
 *
 * @param position counts from 0
 * @param attempt 0 before the first start
 * @param part what it contributes to the plan, once planned; secrets masked
 * @param tries failures in a row that were retried by themselves
 * @param stale plans in a row that did not hold until they were carried out
 */
public record RunStep(
        int position,
        StepKey key,
        StepPhase phase,
        int attempt,
        int tries,
        int stale,
        @Nullable PlannedPart part,
        Facts memo,
        Facts outputs,
        @Nullable Failure failure,
        @Nullable Saying saying,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static RunStep planned(int position, StepKey key) {
        return new RunStep(
                position, key, StepPhase.WAITING, 0, 0, 0, null, Facts.none(), Facts.none(), null, null, null, null);
    }

    /** Whether undoing must look for what it left: also a step that failed half way and was skipped then. */
    boolean mayHaveActed() {
        return phase.mayHaveActed() || (attempt > 0 && phase != StepPhase.UNDONE);
    }

    /** Whether something that it began may be at work still, as far as its row tells. */
    boolean mayWork() {
        return attempt > 0 && phase != StepPhase.DONE && phase != StepPhase.UNDONE && phase != StepPhase.COMPARED;
    }

    RunStep in(StepPhase next) {
        return new RunStep(
                position,
                key,
                next,
                attempt,
                tries,
                stale,
                part,
                memo,
                outputs,
                failure,
                saying,
                startedAt,
                finishedAt);
    }

    /** The same with every text of others that is said of it as this makes it. */
    RunStep with(UnaryOperator<String> texts) {
        return new RunStep(
                position,
                key,
                phase,
                attempt,
                tries,
                stale,
                part,
                memo,
                outputs,
                failure == null ? null : failure.with(texts),
                saying == null ? null : saying.with(texts),
                startedAt,
                finishedAt);
    }

    boolean isSaying(@Nullable Saying what) {
        return Objects.equals(saying, what);
    }

    /** Planned; how long that took is no part of the time that the step itself may take. */
    RunStep withPart(PlannedPart made) {
        Instant begun = attempt == 0 ? null : startedAt;
        return new RunStep(
                position, key, phase, attempt, 0, stale, made, Facts.none(), outputs, null, null, begun, finishedAt);
    }

    /** Its planning goes on, and is waited for as long as for its work. */
    RunStep planning(Facts remember, Saying line, Instant now) {
        return working(phase, remember, line).since(startedAt == null ? now : startedAt);
    }

    private RunStep since(Instant begun) {
        return new RunStep(
                position, key, phase, attempt, tries, stale, part, memo, outputs, failure, saying, begun, finishedAt);
    }

    /** Whether something that it began for its planning may be at work. */
    boolean isPlanning() {
        boolean unplanned = part == null || part instanceof PlannedPart.Deferred;
        return phase != StepPhase.UNDOING
                && (unplanned || phase == StepPhase.WAITING || phase == StepPhase.REPLANNING)
                && !memo.values().isEmpty();
    }

    /** Tried so often in a row by now. */
    RunStep tried(int triesNow) {
        return new RunStep(
                position,
                key,
                phase,
                attempt,
                triesNow,
                stale,
                part,
                memo,
                outputs,
                failure,
                saying,
                startedAt,
                finishedAt);
    }

    /** So many plans in a row have gone stale by now. */
    RunStep stale(int plans) {
        return new RunStep(
                position,
                key,
                phase,
                attempt,
                tries,
                plans,
                part,
                memo,
                outputs,
                failure,
                saying,
                startedAt,
                finishedAt);
    }

    /** A new attempt: nothing of the last one's memo is believed. */
    RunStep beginning(Instant now) {
        return new RunStep(
                position,
                key,
                StepPhase.STARTING,
                attempt + 1,
                tries,
                stale,
                part,
                Facts.none(),
                outputs,
                failure,
                null,
                startedAt == null ? now : startedAt,
                null);
    }

    RunStep working(StepPhase in, Facts remember, Saying line) {
        return new RunStep(
                position,
                key,
                in,
                attempt,
                tries,
                stale,
                part,
                remember,
                outputs,
                failure,
                line,
                startedAt,
                finishedAt);
    }

    RunStep verifying(Facts handedOn) {
        return new RunStep(
                position, key, StepPhase.VERIFYING, attempt, 0, 0, part, memo, handedOn, null, null, startedAt, null);
    }

    RunStep ended(StepPhase as, Instant now) {
        return new RunStep(position, key, as, attempt, 0, 0, part, memo, outputs, null, null, startedAt, now);
    }

    RunStep failed(StepPhase as, Failure why, int triesNow) {
        return new RunStep(
                position, key, as, attempt, triesNow, stale, part, memo, outputs, why, null, startedAt, null);
    }

    RunStep forgetting() {
        return remembering(Facts.none());
    }

    RunStep remembering(Facts remember) {
        return new RunStep(
                position,
                key,
                phase,
                attempt,
                tries,
                stale,
                part,
                remember,
                outputs,
                failure,
                saying,
                startedAt,
                finishedAt);
    }

    /** A person lets it try again: its time counts from then on. */
    RunStep tryingAgain() {
        return new RunStep(position, key, phase, attempt, 0, 0, part, memo, outputs, failure, saying, null, finishedAt);
    }

    /** To be planned and done once more; that it may have acted already is not forgotten. */
    RunStep anew() {
        return new RunStep(
                position, key, StepPhase.WAITING, attempt, 0, 0, null, Facts.none(), outputs, null, null, null, null);
    }

    /** To be undone; its time counts anew. */
    RunStep undoing(Instant now) {
        return new RunStep(
                position,
                key,
                StepPhase.UNDOING,
                attempt,
                0,
                0,
                part,
                Facts.none(),
                outputs,
                failure,
                saying,
                now,
                null);
    }
}
