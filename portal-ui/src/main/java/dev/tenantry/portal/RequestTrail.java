package dev.tenantry.portal;

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

/**
 * Gives each request the ids that its log lines, its calls outside and its answer carry: those that the caller sent, as
 * far as they are well formed, else new ones.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RequestTrail extends OncePerRequestFilter {

    static final String HEADER = "X-Request-Id";

    private static final Pattern REQUEST = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final Pattern TRACE =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern OBJECT = Pattern.compile("/api/v1/(tenant|run)s/([0-9a-fA-F-]{36})(?:/.*)?");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var id = requestId(request.getHeader(HEADER));
        MDC.put("requestId", id);
        MDC.put("traceId", traceId(request.getHeader("traceparent")));
        MDC.put("spanId", HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)));
        var object = OBJECT.matcher(request.getRequestURI());
        if (object.matches()) {
            MDC.put(object.group(1), object.group(2));
        }
        response.setHeader(HEADER, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.clear();
        }
    }

    private static String requestId(@Nullable String sent) {
        return sent != null && REQUEST.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    private static String traceId(@Nullable String sent) {
        var trace = TRACE.matcher(sent == null ? "" : sent);
        return trace.matches() ? trace.group(1) : UUID.randomUUID().toString().replace("-", "");
    }
}
