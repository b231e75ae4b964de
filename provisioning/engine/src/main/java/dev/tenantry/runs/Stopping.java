package dev.tenantry.runs;

import static dev.tenantry.steps.FailureClass.STATE_NOT_SAVED;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Removable;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a run to a halt: asks the step that works to stop, waits until it has, and leaves the choice of what to do with
 * what exists to a person. Nothing is undone by a cancel alone.
 */
final class Stopping {

    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration ONCE_MORE = Duration.ofSeconds(5);

    private final RunStore store;
    private final StepCatalogue catalogue;
    private final StepCalls calls;
    private final Contexts contexts;
    private final Failing failing;
    private final Clock clock;

    Stopping(
            RunStore store, StepCatalogue catalogue, StepCalls calls, Contexts contexts, Failing failing, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.calls = calls;
        this.contexts = contexts;
        this.failing = failing;
        this.clock = clock;
    }

    Next advance(Run run, Lease lease) {
        Optional<RunStep> planned =
                run.steps().stream().filter(RunStep::isPlanning).findFirst();
        if (planned.isPresent()) {
            return stopPlanning(run, planned.get(), lease);
        }
        Optional<RunStep> undoing = run.steps().stream()
                .filter(step -> step.phase() == StepPhase.UNDOING)
                .findFirst();
        if (undoing.isPresent()) {
            return stopUndoing(run, undoing.get(), lease);
        }
        Optional<RunStep> current = run.current();
        if (!run.hasBegun()) {
            return end(run, RunState.CANCELLED);
        }
        if (current.isEmpty()) {
            return end(run, RunState.SUCCEEDED); // too late: everything is done, and may be past the pivot
        }
        return stopOthers(run, current.get(), lease).orElseGet(() -> stopAt(run, current.get(), lease));
    }

    private Next stopAt(Run run, RunStep step, Lease lease) {
        return switch (step.phase()) {
            case STARTING, WORKING, FAILED -> stop(run, step, lease);
            // an earlier attempt may be at work still: that asking for it failed stopped the run, not the work
            case WAITING, REPLANNING -> step.attempt() > 0 ? stop(run, step, lease) : halt(run, step, cancelled(step));
            case VERIFYING, UNDONE -> halt(run, step, cancelled(step));
            case DONE, COMPARED, SKIPPED, UNDOING -> throw new IllegalStateException(run.id() + " stops at " + step);
        };
    }

    /** What a step had begun that was skipped then, or waits again since inputs were edited, may be at work still. */
    private Optional<Next> stopOthers(Run run, RunStep current, Lease lease) {
        return run.steps().stream()
                .filter(step -> step.position() != current.position() && step.attempt() > 0)
                .filter(step -> step.phase() == StepPhase.WAITING || step.phase() == StepPhase.SKIPPED)
                .flatMap(step -> stopOther(
                        run,
                        current,
                        step,
                        calls.progress(
                                step.key(),
                                catalogue.traits(step.key()).system(),
                                () -> Progress.done(
                                        goesOn(run, catalogue.step(step.key()), contexts.of(run, step, lease)))))
                        .stream())
                .findFirst();
    }

    private Optional<Next> stopOther(Run run, RunStep current, RunStep step, Progress<Boolean> goesOn) {
        return switch (goesOn) {
            case Progress.Done<Boolean>(Boolean still) -> still ? Optional.of(Next.later(GLANCE)) : Optional.empty();
            case Progress.Working<Boolean> working -> Optional.of(Next.later(GLANCE));
            case Progress.Failed<Boolean>(var unseen) ->
                Optional.of(run.forced() ? halt(run, current, outOfSight(step, unseen)) : again(run, step, unseen));
        };
    }

    private static boolean goesOn(Run run, Step bean, StepContext context) {
        if (!bean.isAtWork(context)) {
            return false;
        }
        tell(run, bean, context);
        return bean.isAtWork(context);
    }

    private static void tell(Run run, Step bean, StepContext context) {
        if (run.forced()) {
            bean.force(context);
        } else {
            bean.cancel(context);
        }
    }

    /** A rollback that nobody waits for any more; what it has undone stays undone. */
    private Next stopUndoing(Run run, RunStep step, Lease lease) {
        Progress<Boolean> goesOn = calls.progress(
                step.key(),
                catalogue.traits(step.key()).system(),
                () -> Progress.done(
                        undoingGoesOn(run, step, catalogue.step(step.key()), contexts.of(run, step, lease))));
        return switch (goesOn) {
            case Progress.Done<Boolean>(Boolean still) ->
                still ? Next.later(GLANCE) : haltBack(run, step, cancelled(step));
            case Progress.Working<Boolean> working -> Next.later(GLANCE);
            case Progress.Failed<Boolean>(var unseen) ->
                run.forced() ? haltBack(run, step, outOfSight(step, unseen)) : again(run, step, unseen);
        };
    }

    private Next haltBack(Run run, RunStep step, Failure why) {
        failing.halt(run, step, why, true);
        return Next.person();
    }

    private static boolean undoingGoesOn(Run run, RunStep step, Step bean, StepContext context) {
        if (!Proving.isAtWork(step, bean, context)) {
            return false;
        }
        tell(run, bean, context);
        if (bean instanceof Removable removable) {
            if (run.forced()) {
                removable.forceRemoval(context);
            } else {
                removable.cancelRemoval(context);
            }
        }
        return Proving.isAtWork(step, bean, context);
    }

    private Next end(Run run, RunState as) {
        store.save(
                run.ended(as, clock.instant()),
                List.of(new RunEvent(RunEvent.Kind.ENDED, null, Map.of("state", as.name()))));
        return Next.end();
    }

    /** Planning only reads: where it cannot be stopped, nothing is held up for it. What it remembers is no answer to a later asking. */
    private Next stopPlanning(Run run, RunStep step, Lease lease) {
        Step bean = catalogue.step(step.key());
        Progress<Boolean> stopped = calls.progress(
                step.key(),
                bean.traits().system(),
                () -> Progress.done(bean.stopPlanning(contexts.of(run, step, lease), run.forced())));
        if (stopped instanceof Progress.Done<Boolean>(Boolean ended) && !ended) {
            return Next.later(GLANCE);
        }
        store.save(run.with(step.forgetting()), List.of());
        return Next.now();
    }

    /**
     * Asked at each look: a program is told but once, and a build until AWS says that it has stopped. What a step that was cut off in its
     * start has begun is looked for, since its answer is lost; if it has begun nothing, it is not asked for more.
     */
    private Next stop(Run run, RunStep step, Lease lease) {
        Step bean = catalogue.step(step.key());
        Progress<Facts> progress = calls.progress(
                step.key(), bean.traits().system(), () -> stopped(run, step, bean, contexts.of(run, step, lease)));
        return switch (progress) {
            case Progress.Working<Facts>(var memo, var wait, var saying) -> {
                store.save(run.with(step.working(StepPhase.WORKING, memo, saying)), List.of());
                yield Next.later(wait.compareTo(GLANCE) > 0 ? GLANCE : wait);
            }
            case Progress.Done<Facts>(var outputs) -> halt(run, step.verifying(outputs), cancelled(step));
            case Progress.Failed<Facts>(var failure) -> failed(run, step, lease, failure);
        };
    }

    private Progress<Facts> stopped(Run run, RunStep step, Step bean, StepContext context) {
        boolean begun = step.phase() == StepPhase.STARTING || step.phase() == StepPhase.WORKING;
        if (!begun && !bean.isAtWork(context)) {
            return step.phase() == StepPhase.FAILED && !step.memo().values().isEmpty()
                    ? bean.poll(context) // how it has ended may not have been asked yet
                    : Progress.failed(cancelled(step));
        }
        tell(run, bean, context);
        return step.phase() == StepPhase.WORKING || bean.isAtWork(context)
                ? bean.poll(context)
                : Progress.failed(cancelled(step));
    }

    /** A failed answer does not say that the work has ended: that must have been seen, or force be wanted where it cannot be. */
    private Next failed(Run run, RunStep step, Lease lease, Failure failure) {
        Step bean = catalogue.step(step.key());
        Progress<Boolean> atWork = calls.progress(
                step.key(), bean.traits().system(), () -> Progress.done(bean.isAtWork(contexts.of(run, step, lease))));
        return switch (atWork) {
            case Progress.Done<Boolean>(Boolean works)
            when !works -> halt(run, step, failure.failureClass() == STATE_NOT_SAVED ? failure : cancelled(step));
            case Progress.Failed<Boolean>(var unseen) when run.forced() -> halt(run, step, outOfSight(step, unseen));
            case Progress.Failed<Boolean>(var unseen) -> again(run, step, unseen);
            default -> again(run, step, failure);
        };
    }

    private Next again(Run run, RunStep step, Failure why) {
        Saying saying = RunPhrase.STOP_NOT_SEEN.say(step.key().called(), why.cause());
        store.save(run.with(step.working(step.phase(), step.memo(), saying)), List.of());
        return Next.later(ONCE_MORE);
    }

    /** Only what stands still can be looked at. */
    private Next halt(Run run, RunStep step, Failure why) {
        if (why.failureClass() == FailureClass.CANCELLED) {
            failing.haltAndLook(run, step, why);
            return Next.now();
        }
        failing.halt(run, step, why, false);
        return Next.person();
    }

    private Failure outOfSight(RunStep step, Failure why) {
        return Failure.of(
                why.failureClass(),
                catalogue.traits(step.key()).system(),
                step.key().name(),
                RunPhrase.OUT_OF_SIGHT.say(step.key().called(), why.cause()));
    }

    private Failure cancelled(RunStep step) {
        return Failure.of(
                FailureClass.CANCELLED,
                catalogue.traits(step.key()).system(),
                step.key().name(),
                RunPhrase.CANCELLED_AT.say(step.key().called()));
    }
}
