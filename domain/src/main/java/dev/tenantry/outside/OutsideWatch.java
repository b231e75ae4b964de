package dev.tenantry.outside;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpRequest;

/**
 * Times one call of an outside system, for whatever registries there are in this process, and tells of it as a span; with
 * neither it costs nothing.
 */
final class OutsideWatch {

    private final OutsideSystem system;
    private final Timer.Sample sample;
    private final Span span;

    private OutsideWatch(OutsideSystem system, Span span) {
        this.system = system;
        this.sample = Timer.start(Metrics.globalRegistry);
        this.span = span;
    }

    /** Begins, and lets the request carry the span's ids. The query is left out of the span: it may hold what a user typed. */
    static OutsideWatch start(OutsideSystem system, HttpRequest request) {
        String method = request.getMethod().name();
        Span span = Spans.begin(system.name() + " " + method, SpanKind.CLIENT, Spans.current());
        span.setAttribute("tenantry.system", system.name());
        span.setAttribute("http.request.method", method);
        span.setAttribute("server.address", String.valueOf(request.getURI().getHost()));
        span.setAttribute("url.path", request.getURI().getPath());
        SpanContext ids = span.getSpanContext();
        if (ids.isValid()) {
            String flags = ids.getTraceFlags().asHex();
            request.getHeaders().set("traceparent", "00-" + ids.getTraceId() + "-" + ids.getSpanId() + "-" + flags);
        }
        return new OutsideWatch(system, span);
    }

    void answered(int status) {
        span.setAttribute("http.response.status_code", status);
        stop("ok");
        OutsideOutcomes.tell(system, Optional.empty());
    }

    void failed(OutsideFailure failure) {
        String kind = failure.kind().name().toLowerCase(Locale.ROOT);
        if (failure.status() > 0) {
            span.setAttribute("http.response.status_code", failure.status());
        }
        span.setAttribute("error.type", kind);
        span.setStatus(StatusCode.ERROR);
        stop(kind);
        OutsideOutcomes.tell(system, Optional.of(failure.kind()));
    }

    private void stop(String outcome) {
        sample.stop(Metrics.timer("tenantry.outside", "system", system.name(), "outcome", outcome));
        span.end();
    }
}
