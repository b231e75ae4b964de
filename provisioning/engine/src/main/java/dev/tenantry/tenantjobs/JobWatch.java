package dev.tenantry.tenantjobs;

import dev.tenantry.outside.Spans;
import dev.tenantry.outside.ToldOnce;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobResult;
import dev.tenantry.tenantside.JobState;
import io.micrometer.core.instrument.Metrics;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is seen from outside of jobs in tenants' networks, Helm's among them: told when a result is believed for the first
 * time, by the times that stand in it. The step's folder says that it was told.
 */
final class JobWatch {

    private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);

    private JobWatch() {}

    /** The state as it was given. */
    static JobState seen(StepContext context, JobOrder order, JobState state) {
        if (state instanceof JobState.Done(JobResult result) && isFirst(context, result)) {
            tellOf(context, order, result);
        }
        return state;
    }

    private static boolean isFirst(StepContext context, JobResult result) {
        try {
            return ToldOnce.isFirst(context.folder().resolve(result.job() + ".told"));
        } catch (UncheckedIOException noFolder) {
            LOG.debug("nothing is told of {}", result.job(), noFolder);
            return false;
        }
    }

    /** Its times come from the tenant's network, and may be anything; no step fails for them. */
    private static void tellOf(StepContext context, JobOrder order, JobResult result) {
        try {
            tell(context, order.job().getClass().getSimpleName(), result);
        } catch (RuntimeException odd) {
            LOG.warn("what became of {} is not told", result.job(), odd);
        }
    }

    private static void tell(StepContext context, String job, JobResult result) {
        boolean failed = result.outcome() instanceof JobOutcome.Failed;
        Metrics.timer("tenantry.runner", "job", job, "outcome", failed ? "failed" : "ok")
                .record(Duration.between(result.startedAt(), result.finishedAt()));
        Spans.tell(
                "job " + job,
                Spans.ofRun(context.run().value()),
                result.startedAt(),
                result.finishedAt(),
                attributes(context, result),
                failed);
    }

    private static Attributes attributes(StepContext context, JobResult result) {
        AttributesBuilder attributes = Attributes.builder()
                .put("tenantry.run", context.run().toString())
                .put("tenantry.tenant", context.tenant().toString())
                .put("tenantry.job", result.job().value());
        if (result.outcome() instanceof JobOutcome.Failed failed) {
            attributes.put("error.type", failed.failure().failureClass().name());
        }
        return attributes.build();
    }
}
