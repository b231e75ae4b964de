package dev.tenantry.runs;

import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Removable;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import java.time.Instant;

/**
 * Looks, when a run stops at an incident, whether what its steps had begun is still at work. Only what was seen to have ended
 * may be left; all else a person has stopped first.
 */
final class Proving {

    private final StepCatalogue catalogue;
    private final StepCalls calls;
    private final Contexts contexts;

    Proving(StepCatalogue catalogue, StepCalls calls, Contexts contexts) {
        this.catalogue = catalogue;
        this.calls = calls;
        this.contexts = contexts;
    }

    Run.Work work(Run stopped) {
        boolean over = stopped.steps().stream().filter(RunStep::mayWork).allMatch(step -> isOver(stopped, step));
        return over ? Run.Work.OVER : Run.Work.GOES_ON;
    }

    /** What cannot be asked may be at work. Who only looks needs no lease that is good for an act. */
    private boolean isOver(Run run, RunStep step) {
        Step bean = catalogue.step(step.key());
        Lease none = new Lease(run.tenant(), run.id(), -1, Instant.EPOCH);
        Progress<Boolean> works = calls.progress(
                step.key(),
                bean.traits().system(),
                () -> Progress.done(isAtWork(step, bean, contexts.of(run, step, none))));
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
