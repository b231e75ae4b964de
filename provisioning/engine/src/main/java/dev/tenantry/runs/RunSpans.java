package dev.tenantry.runs;

import dev.tenantry.outside.Spans;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.time.Instant;

/**
 * Steps and runs as spans, told when they end: a step that takes an hour, on two nodes, is one span. All of a run are below
 * {@link RunTrail#root}, as the calls outside are that its steps make.
 */
final class RunSpans {

    private RunSpans() {}

    /** @param run as the event left it */
    static void saw(Run run, RunEvent event, Instant now) {
        switch (event.kind()) {
            case STEP_DONE, INCIDENT, STEP_UNDONE -> step(run, event, now);
            case ENDED, REJECTED -> {
                if (run.state().ended()) {
                    Spans.tell(
                            "run " + run.kind(),
                            RunTrail.root(run.id()),
                            run.requested().at(),
                            now,
                            attributes(run)
                                    .put("tenantry.outcome", run.state().name())
                                    .build(),
                            run.state() != RunState.SUCCEEDED);
                }
            }
            case REQUESTED,
                    STEP_PLANNED,
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
                    CANCEL_REQUESTED,
                    FORCED,
                    LOOK_ASKED,
                    LOOKED,
                    ROLLBACK_ASKED,
                    ROLLBACK_WITHDRAWN,
                    ROLLBACK_BEGUN -> {}
        }
    }

    private static void step(Run run, RunEvent event, Instant now) {
        Integer position = event.step();
        Instant began = position == null ? null : run.steps().get(position).startedAt();
        if (position == null || began == null) {
            return;
        }
        AttributesBuilder attributes =
                attributes(run).put("tenantry.event", event.kind().name());
        event.facts().forEach((name, value) -> {
            if (name.equals("class")) {
                attributes.put("error.type", value);
            }
        });
        Spans.tell(
                "step " + run.steps().get(position).key().name(),
                RunTrail.root(run.id()),
                began,
                now,
                attributes.build(),
                event.kind() == RunEvent.Kind.INCIDENT);
    }

    private static AttributesBuilder attributes(Run run) {
        return Attributes.builder()
                .put("tenantry.run", run.id().toString())
                .put("tenantry.tenant", run.tenant().toString());
    }
}
