package dev.tenantry.runs;

import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;

/**
 * What monitoring sees of runs, counted where their events are written. The names are documented and alerted on; series
 * whose tags are known start at zero, so that the first event is an increase.
 */
final class RunMeters {

    private final MeterRegistry registry;

    RunMeters(MeterRegistry registry) {
        this.registry = registry;
        for (RunKind kind : RunKind.values()) {
            started(kind);
            Arrays.stream(RunState.values()).filter(RunState::ended).forEach(outcome -> finished(kind, outcome));
        }
        Arrays.stream(FailureClass.values()).forEach(failure -> incidents(failure.name()));
    }

    /** @param run as the event left it */
    void saw(Run run, RunEvent event) {
        switch (event.kind()) {
            case REQUESTED -> started(run.kind()).increment();
            case ENDED, REJECTED -> {
                if (run.state().ended()) {
                    finished(run.kind(), run.state()).increment();
                }
            }
            case INCIDENT ->
                incidents(event.facts().getOrDefault("class", FailureClass.UNKNOWN.name()))
                        .increment();
            case STEP_DONE -> done(run, event);
            case STEP_PLANNED,
                    PLANNED,
                    PLAN_STALE,
                    APPROVED,
                    STEP_STARTED,
                    STEP_PROGRESS,
                    STEP_RETRIED,
                    INPUTS_EDITED,
                    PLAN_WITHIN,
                    LOCK_RELEASE_ASKED,
                    LOCK_RELEASE_CONFIRMED,
                    LOCK_RELEASE_WITHDRAWN,
                    STEP_SKIPPED,
                    STEP_UNDONE,
                    CANCEL_REQUESTED,
                    FORCED,
                    LOOK_ASKED,
                    LOOKED,
                    ROLLBACK_ASKED,
                    ROLLBACK_WITHDRAWN,
                    ROLLBACK_BEGUN -> {}
        }
    }

    private void done(Run run, RunEvent event) {
        Integer position = event.step();
        if (position == null) {
            return;
        }
        RunStep step = run.steps().get(position);
        if (step.startedAt() != null && step.finishedAt() != null) {
            steps(step.key().name()).record(Duration.between(step.startedAt(), step.finishedAt()));
        }
    }

    private Counter started(RunKind kind) {
        return registry.counter("tenantry.runs.started", "kind", kind.name());
    }

    private Counter finished(RunKind kind, RunState outcome) {
        return registry.counter("tenantry.runs.finished", "kind", kind.name(), "outcome", outcome.name());
    }

    private Counter incidents(String failureClass) {
        return registry.counter("tenantry.runs.incidents", "class", failureClass);
    }

    private Timer steps(String step) {
        return registry.timer("tenantry.runs.step", "step", step);
    }
}
