package dev.tenantry.runs;

import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Removable;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import java.util.List;
import java.util.Objects;

/**
 * Looks, once a run has stopped at an incident, whether what its steps had begun is still at work. Only what was seen to have ended
 * may be left; all else a person has stopped first.
 */
final class Proving {

    private final RunStore store;
    private final StepCatalogue catalogue;
    private final StepCalls calls;
    private final Contexts contexts;

    Proving(RunStore store, StepCatalogue catalogue, StepCalls calls, Contexts contexts) {
        this.store = store;
        this.catalogue = catalogue;
        this.calls = calls;
        this.contexts = contexts;
    }

    static boolean isDue(Run run) {
        Run.Incident incident = run.incident();
        return run.state() == RunState.INCIDENT && incident != null && incident.work() == Run.Work.UNSEEN;
    }

    Next advance(Run run, Lease lease) {
        boolean over = run.steps().stream().filter(RunStep::mayWork).allMatch(step -> isOver(run, step, lease));
        Run.Incident incident = Objects.requireNonNull(run.incident());
        store.save(run.at(incident.seen(over ? Run.Work.OVER : Run.Work.GOES_ON)), List.of());
        return Next.person();
    }

    /** What cannot be asked may be at work. */
    private boolean isOver(Run run, RunStep step, Lease lease) {
        Step bean = catalogue.step(step.key());
        Progress<Boolean> works = calls.progress(
                step.key(),
                bean.traits().system(),
                () -> Progress.done(isAtWork(step, bean, contexts.of(run, step, lease))));
        return works instanceof Progress.Done<Boolean>(Boolean still) && !still;
    }

    /** Undoing begins things of its own, and stops what doing had begun. */
    static boolean isAtWork(RunStep step, Step bean, StepContext context) {
        boolean undoing = step.phase() == StepPhase.UNDOING
                && bean instanceof Removable removable
                && removable.isRemovalAtWork(context);
        return undoing || bean.isAtWork(context);
    }
}
