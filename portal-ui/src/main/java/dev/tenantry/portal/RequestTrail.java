package dev.tenantry.portal;

import dev.tenantry.outside.Spans;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.context.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives each request the ids that its log lines, its calls outside and its answer carry: those that the caller sent, as
 * far as they are well formed, else new ones.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestTrail extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";

    private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern PARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");
    private static final Pattern OBJECT = Pattern.compile("/api/v1/(tenant|run)s/([0-9a-fA-F-]{36})(?:/.*)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = requestId(request.getHeader(HEADER));
        var span = Spans.begin(request.getMethod(), SpanKind.SERVER, sent(request.getHeader("traceparent")));
        span.setAttribute("tenantry.request", id);
        MDC.put("requestId", id);
        MDC.put("traceId", traceId(span.getSpanContext()));
        MDC.put("spanId", spanId(span.getSpanContext()));
        var object = OBJECT.matcher(request.getRequestURI());
        if (object.matches()) {
            MDC.put(object.group(1), object.group(2));
        }
        response.setHeader(HEADER, id);
        try (Scope _ = span.makeCurrent()) {
            chain.doFilter(request, response);
        } finally {
            end(span, request, response);
            MDC.clear();
        }
    }

    /** Named by its pattern: a name for each object would make each request one of its kind. */
    private static void end(Span span, HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            span.updateName(request.getMethod() + " " + pattern);
            span.setAttribute("http.route", pattern);
        }
        span.setAttribute("http.request.method", request.getMethod());
        span.setAttribute("url.path", request.getRequestURI());
        span.setAttribute("http.response.status_code", response.getStatus());
        if (response.getStatus() >= 500) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static String requestId(@Nullable String sent) {
        return sent != null && REQUEST.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    private static @Nullable SpanContext sent(@Nullable String header) {
        var parent = PARENT.matcher(header == null ? "" : header);
        return parent.matches()
                ? Spans.known(parent.group(1), parent.group(2), TraceFlags.fromHex(parent.group(3), 0))
                : null;
    }

    private static String traceId(SpanContext span) {
        return span.isValid() ? span.getTraceId() : UUID.randomUUID().toString().replace("-", "");
    }

    private static String spanId(SpanContext span) {
        return span.isValid()
                ? span.getSpanId()
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}
