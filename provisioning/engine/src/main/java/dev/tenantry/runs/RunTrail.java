package dev.tenantry.runs;

import dev.tenantry.outside.Spans;
import dev.tenantry.steps.RunId;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The ids that each log line and each call outside carries while the engine works on a run. The run's own id is the trace,
 * so that everything done for it over days and nodes is one trace.
 */
final class RunTrail implements AutoCloseable {

    private final @Nullable Map<String, String> before;

    RunTrail(Run run) {
        this.before = MDC.getCopyOfContextMap();
        MDC.put("run", run.id().toString());
        MDC.put("tenant", run.tenant().toString());
        MDC.put("requestId", UUID.randomUUID().toString());
        SpanContext root = root(run.id());
        MDC.put("traceId", root.getTraceId());
        MDC.put("spanId", root.getSpanId());
    }

    /** What all spans of a run are below: the same on each node and after each restart. */
    static SpanContext root(RunId run) {
        return Spans.ofRun(run.value());
    }

    /** The call with the ids of the thread that asks for it. */
    static <T> Callable<T> carried(Callable<T> call) {
        Map<String, String> ids = MDC.getCopyOfContextMap();
        return () -> {
            put(ids);
            return call.call();
        };
    }

    @Override
    public void close() {
        put(before);
    }

    private static void put(@Nullable Map<String, String> ids) {
        if (ids == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(ids);
        }
    }
}
