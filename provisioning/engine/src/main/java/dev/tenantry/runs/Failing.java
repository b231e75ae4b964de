package dev.tenantry.runs;

import static dev.tenantry.runs.RunEvent.Kind.INCIDENT;
import static dev.tenantry.runs.RunEvent.Kind.STEP_RETRIED;

import dev.tenantry.steps.Failure;
import dev.tenantry.steps.Sayings;
import dev.tenantry.steps.StepTraits.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What happens when a step fails: again by itself while its class and policy allow, else a person decides. */
final class Failing {

    private final RunStore store;
    private final StepCatalogue catalogue;
    private final Backoff backoff;
    private final Clock clock;

    Failing(RunStore store, StepCatalogue catalogue, Backoff backoff, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** @param again the phase from which it is tried again */
    Next forward(Run run, RunStep step, StepPhase again, Failure failure) {
        return fail(run, step, again, failure, false);
    }

    Next backward(Run run, RunStep step, Failure failure) {
        return fail(run, step, StepPhase.UNDOING, failure, true);
    }

    private Next fail(Run run, RunStep step, StepPhase again, Failure failure, boolean goingBack) {
        int tries = step.tries() + 1;
        RetryPolicy policy = catalogue.traits(step.key()).retry();
        if (failure.failureClass().retriedByItself() && tries < policy.attempts()) {
            Duration wait = backoff.wait(policy, tries);
            store.save(run.with(step.failed(again, failure, tries)), List.of(event(STEP_RETRIED, step, failure)));
            return Next.later(wait);
        }
        stop(run, step, failure, goingBack);
        return Next.person();
    }

    /** Stops at this failure whatever its class. */
    void stop(Run run, RunStep step, Failure failure, boolean goingBack) {
        StepPhase phase = goingBack ? StepPhase.UNDOING : step.attempt() == 0 ? step.phase() : StepPhase.FAILED;
        Run.Incident incident = new Run.Incident(step.position(), failure, goingBack, clock.instant());
        store.save(
                run.with(step.failed(phase, failure, 0)).stoppedBy(incident), List.of(event(INCIDENT, step, failure)));
    }

    private static RunEvent event(RunEvent.Kind kind, RunStep step, Failure failure) {
        return new RunEvent(
                kind,
                step.position(),
                Map.of("class", failure.failureClass().name(), "cause", Sayings.text(failure.cause())));
    }
}
