package dev.tenantry.outside;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The spans of this process, as OpenTelemetry has them. They go nowhere until a composition root says where; the ids in
 * logs and headers do not depend on that.
 */
public final class Spans {

    private static volatile Tracer tracer = OpenTelemetry.noop().getTracer("tenantry");

    private Spans() {}

    /** From now on spans go to this telemetry. */
    public static void into(OpenTelemetry telemetry) {
        tracer = telemetry.getTracer("tenantry");
    }

    /**
     * Begins a span, to be ended by the caller.
     *
     * @param parent null begins a new trace
     */
    public static Span begin(String name, SpanKind kind, @Nullable SpanContext parent) {
        return tracer.spanBuilder(name)
                .setSpanKind(kind)
                .setParent(under(parent))
                .startSpan();
    }

    /** Tells of something that has ended; what belongs to it is told below the span that is returned. */
    public static SpanContext tell(
            String name, SpanContext parent, Instant began, Instant ended, Attributes attributes, boolean failed) {
        Span span = tracer.spanBuilder(name)
                .setParent(under(parent))
                .setStartTimestamp(began)
                .setAllAttributes(attributes)
                .startSpan();
        if (failed) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(ended);
        return span.getSpanContext();
    }

    /** A span that is told of, whoever has begun it. */
    public static SpanContext known(String traceId, String spanId) {
        return known(traceId, spanId, TraceFlags.getSampled());
    }

    /**
     * A span that somebody else has begun, by its ids.
     *
     * @param flags whether whoever has begun it wants it to be told of
     */
    public static SpanContext known(String traceId, String spanId, TraceFlags flags) {
        return SpanContext.createFromRemoteParent(traceId, spanId, flags, TraceState.getDefault());
    }

    /** What all spans of a run are below: its own id is the trace, the same on each node and after each restart. */
    public static SpanContext ofRun(UUID run) {
        String id = run.toString().replace("-", "");
        return known(id, id.substring(16));
    }

    /** The span of this thread, or what the ids of its log lines name; null outside of any request and run. */
    public static @Nullable SpanContext current() {
        SpanContext open = Span.current().getSpanContext();
        if (open.isValid()) {
            return open;
        }
        String trace = MDC.get("traceId");
        String span = MDC.get("spanId");
        return trace == null || span == null ? null : known(trace, span);
    }

    private static Context under(@Nullable SpanContext parent) {
        return parent == null ? Context.root() : Context.root().with(Span.wrap(parent));
    }
}
