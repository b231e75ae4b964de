package dev.tenantry.runs;

import static dev.tenantry.runs.RunEvent.Kind.INCIDENT;
import static dev.tenantry.runs.RunEvent.Kind.STEP_RETRIED;

import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Sayings;
import dev.tenantry.steps.StepTraits;
import dev.tenantry.steps.StepTraits.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens when a step fails: again by itself while its class and policy allow, else a person decides. */
final class Failing {

    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

    private final RunStore store;
    private final StepCatalogue catalogue;
    private final Proving proving;
    private final Backoff backoff;
    private final Clock clock;

    Failing(RunStore store, StepCatalogue catalogue, Proving proving, Backoff backoff, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.proving = proving;
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
            Duration wait = longer(backoff.wait(policy, tries), failure.waitAsked());
            store.save(run.with(step.failed(again, failure, tries)), List.of(event(STEP_RETRIED, step, failure)));
            return Next.later(wait);
        }
        stop(run, step, failure, goingBack);
        return Next.person();
    }

    /** What is said of a step that works for longer than it may; empty while it does not. */
    Optional<Failure> tooLong(RunStep step) {
        StepTraits traits = catalogue.traits(step.key());
        Instant since = step.startedAt();
        return since == null || !clock.instant().isAfter(since.plus(traits.timeout()))
                ? Optional.empty()
                : Optional.of(Failure.of(
                        FailureClass.UNKNOWN,
                        traits.system(),
                        step.key().name(),
                        RunPhrase.TOO_LONG.say(
                                step.key().called(), traits.timeout().toMinutes())));
    }

    /** Stops at this failure whatever its class, and says whether what was begun is still at work. */
    void stop(Run run, RunStep step, Failure failure, boolean goingBack) {
        Run stopped = stopped(run, step, failure, goingBack);
        Run.Incident incident = Objects.requireNonNull(stopped.incident());
        store.save(stopped.at(incident.seen(proving.work(stopped))), List.of(event(INCIDENT, step, failure)));
    }

    /** The same for one of which nothing is at work any more, or nobody can ever look. */
    void halt(Run run, RunStep step, Failure failure, boolean goingBack) {
        store.save(stopped(run, step, failure, goingBack), List.of(event(INCIDENT, step, failure)));
    }

    /** The same, and has it looked at what is there now. */
    void haltAndLook(Run run, RunStep step, Failure failure) {
        store.save(
                stopped(run, step, failure, false).with(Look.begun(clock.instant())),
                List.of(event(INCIDENT, step, failure)));
    }

    private Run stopped(Run run, RunStep step, Failure failure, boolean goingBack) {
        StepPhase phase = goingBack ? StepPhase.UNDOING : step.attempt() == 0 ? step.phase() : StepPhase.FAILED;
        Run.Incident incident = new Run.Incident(step.position(), failure, goingBack, clock.instant());
        return run.with(step.failed(phase, failure, 0)).stoppedBy(incident);
    }

    /** A system that says how long to leave it alone is left alone for so long, within reason. */
    private static Duration longer(Duration own, @Nullable Duration asked) {
        if (asked == null || asked.compareTo(own) <= 0) {
            return own;
        }
        return asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
    }

    private static RunEvent event(RunEvent.Kind kind, RunStep step, Failure failure) {
        return new RunEvent(
                kind,
                step.position(),
                Map.of("class", failure.failureClass().name(), "cause", Sayings.text(failure.cause())));
    }
}
