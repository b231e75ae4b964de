package dev.tenantry.outside;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.MDC;

/** The ids by which a call can be found again on the other side. */
final class Trail {

    private static final String AGENT = "Tenantry";

    private Trail() {}

    /** The request of this thread, where there is one; an id of its own otherwise. */
    static Map<String, String> current() {
        Map<String, String> headers = new TreeMap<>(Map.of("User-Agent", AGENT));
        String request = MDC.get("requestId");
        headers.put("X-Request-Id", request == null ? UUID.randomUUID().toString() : request);
        return headers;
    }
}
