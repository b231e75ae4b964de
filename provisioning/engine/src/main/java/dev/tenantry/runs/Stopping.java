package dev.tenantry.runs;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Step;
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
        Optional<RunStep> current = run.current();
        if (!run.hasBegun()) {
            return end(run, RunState.CANCELLED);
        }
        if (current.isEmpty()) {
            return end(run, RunState.SUCCEEDED); // too late: everything is done, and may be past the pivot
        }
        RunStep step = current.get();
        return switch (step.phase()) {
            case STARTING, WORKING -> stop(run, step, lease);
            case WAITING, REPLANNING, VERIFYING, FAILED, UNDONE -> halt(run, step);
            case DONE, COMPARED, SKIPPED, UNDOING -> throw new IllegalStateException(run.id() + " stops at " + step);
        };
    }

    private Next end(Run run, RunState as) {
        store.save(
                run.ended(as, clock.instant()),
                List.of(new RunEvent(RunEvent.Kind.ENDED, null, Map.of("state", as.name()))));
        return Next.end();
    }

    /**
     * Asked at each look: a program is told but once, and a build until AWS says that it has stopped. What a step that was cut off in its
     * start has begun is looked for, since its answer is lost; if it has begun nothing, it is not asked for more.
     */
    private Next stop(Run run, RunStep step, Lease lease) {
        Step bean = catalogue.step(step.key());
        Progress<Facts> progress = calls.progress(step.key(), bean.traits().system(), () -> {
            var context = contexts.of(run, step, lease);
            if (run.forced()) {
                bean.force(context);
            } else {
                bean.cancel(context);
            }
            return step.phase() == StepPhase.WORKING || bean.isAtWork(context)
                    ? bean.poll(context)
                    : Progress.failed(cancelled(step));
        });
        return switch (progress) {
            case Progress.Working<Facts>(var memo, var wait, var saying) -> {
                store.save(run.with(step.working(StepPhase.WORKING, memo, saying)), List.of());
                yield Next.later(wait.compareTo(GLANCE) > 0 ? GLANCE : wait);
            }
            case Progress.Done<Facts>(var outputs) -> halt(run, step.verifying(outputs));
            case Progress.Failed<Facts>(var failure) -> halt(run, step);
        };
    }

    private Next halt(Run run, RunStep step) {
        failing.stop(run, step, cancelled(step), false);
        return Next.person();
    }

    private Failure cancelled(RunStep step) {
        return Failure.of(
                FailureClass.CANCELLED,
                catalogue.traits(step.key()).system(),
                step.key().name(),
                RunPhrase.CANCELLED_AT.say(step.key().called()));
    }
}
