package dev.tenantry.runs;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Undoes a run's steps in reverse, back to the pivot; "not there" is as good as undone. */
final class Backward {

    private final RunStore store;
    private final StepCatalogue catalogue;
    private final StepCalls calls;
    private final Contexts contexts;
    private final Failing failing;
    private final Clock clock;

    Backward(
            RunStore store, StepCatalogue catalogue, StepCalls calls, Contexts contexts, Failing failing, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.calls = calls;
        this.contexts = contexts;
        this.failing = failing;
        this.clock = clock;
    }

    Next advance(Run run, Lease lease) {
        Optional<RunStep> last = run.lastToUndo(catalogue);
        if (last.isEmpty()) {
            store.save(
                    run.ended(RunState.ROLLED_BACK, clock.instant()),
                    List.of(new RunEvent(RunEvent.Kind.ENDED, null, Map.of("state", RunState.ROLLED_BACK.name()))));
            return Next.end();
        }
        RunStep step = last.get();
        if (step.phase() != StepPhase.UNDOING || step.startedAt() == null) {
            store.save(run.with(step.undoing(clock.instant())), List.of());
            return Next.now();
        }
        return undo(run, step, lease);
    }

    private Next undo(Run run, RunStep step, Lease lease) {
        Step bean = catalogue.step(step.key());
        Progress<Facts> progress = calls.progress(
                step.key(), bean.traits().system(), () -> bean.compensate(contexts.of(run, step, lease)));
        return switch (progress) {
            case Progress.Done<Facts>(var nothing) -> look(run, step, lease);
            case Progress.Working<Facts>(var memo, var wait, var saying) ->
                working(run, step.working(StepPhase.UNDOING, memo, saying), wait);
            case Progress.Failed<Facts>(var failure) -> failing.backward(run, step, failure);
        };
    }

    private Next working(Run run, RunStep step, Duration wait) {
        Optional<Failure> tooLong = failing.tooLong(step);
        if (tooLong.isPresent()) {
            failing.stop(run, step, tooLong.get(), true);
            return Next.person();
        }
        store.save(run.with(step), List.of());
        return Next.later(wait);
    }

    /** Undone is what was looked for and not found. */
    private Next look(Run run, RunStep step, Lease lease) {
        Step bean = catalogue.step(step.key());
        Progress<Verdict> looked = calls.progress(
                step.key(),
                bean.traits().system(),
                () -> Progress.done(bean.verifyUndone(contexts.of(run, step, lease))));
        return switch (looked) {
            case Progress.Done<Verdict>(Verdict.Holds()) -> undone(run, step);
            case Progress.Done<Verdict>(Verdict.Differs(var left)) -> {
                Saying cause = RunPhrase.LEFT_BEHIND.say(step.key().called(), Saying.several(left));
                yield failing.backward(run, step.forgetting(), failure(step, FailureClass.LEFT_BEHIND, cause));
            }
            case Progress.Done<Verdict>(Verdict.Unclear(var why)) ->
                failing.backward(run, step.forgetting(), failure(step, FailureClass.TRANSIENT, why));
            case Progress.Working<Verdict>(var memo, var wait, var saying) -> Next.later(wait);
            case Progress.Failed<Verdict>(var failure) -> failing.backward(run, step.forgetting(), failure);
        };
    }

    private Next undone(Run run, RunStep step) {
        contexts.settled(run, step);
        store.save(
                run.with(step.ended(StepPhase.UNDONE, clock.instant())),
                List.of(RunEvent.of(RunEvent.Kind.STEP_UNDONE, step)));
        return Next.now();
    }

    private Failure failure(RunStep step, FailureClass failureClass, Saying cause) {
        return Failure.of(
                failureClass, catalogue.traits(step.key()).system(), step.key().name(), cause);
    }
}
