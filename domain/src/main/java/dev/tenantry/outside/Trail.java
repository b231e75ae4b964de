package dev.tenantry.outside;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.MDC;

/** The ids by which a call can be found again on the other side. */
final class Trail {

    private static final String AGENT = "Tenantry";

    private Trail() {}

    /** Trace and request of this thread, where there are any; a request id of its own otherwise. */
    static Map<String, String> current() {
        Map<String, String> headers = new TreeMap<>(Map.of("User-Agent", AGENT));
        String request = MDC.get("requestId");
        headers.put("X-Request-Id", request == null ? UUID.randomUUID().toString() : request);
        String trace = MDC.get("traceId");
        String span = MDC.get("spanId");
        if (trace != null && span != null) {
            headers.put("traceparent", "00-" + trace + "-" + span + "-01");
        }
        return headers;
    }
}
