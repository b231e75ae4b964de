package dev.tenantry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tenantry.outside.OutsideHttp;
import dev.tenantry.outside.OutsideSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

/** Spans on their way to a collector, over the wire. */
class TraceExportTests {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";

    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final Map<String, String> parents = new ConcurrentHashMap<>();
    private HttpServer collector;

    @BeforeEach
    void collect() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            exchange.getRequestBody().transferTo(taken);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.createContext("/outside", exchange -> {
            parents.put("outside", exchange.getRequestHeaders().getFirst("traceparent"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void tells_the_collector_of_a_request_and_of_what_it_asked_outside() throws Exception {
        var export = new TraceExport(new TraceExport.Settings(URI.create(address() + "/v1/traces"), 1.0));
        request(this::askOutside);
        export.destroy();
        var told = taken.toString(StandardCharsets.ISO_8859_1);
        assertThat(told)
                .contains("tenantry-portal", "GET /api/v1/tenants/{id}", "LITELLM GET", "order-4711", bytes(TRACE))
                .contains(bytes(CALLER))
                .doesNotContain("typed-by-a-user");
        assertThat(parents.get("outside")).startsWith("00-" + TRACE + "-").doesNotContain(CALLER);
    }

    @Test
    void tells_nothing_of_what_its_caller_or_the_share_leaves_out_and_passes_that_on() throws Exception {
        var export = new TraceExport(new TraceExport.Settings(URI.create(address() + "/v1/traces"), 0.0));
        request("00", this::askOutside);
        assertThat(parents.get("outside")).startsWith("00-" + TRACE).endsWith("-00");
        request("", this::askOutside);
        // the last bit says whether to tell of it, the one before that the trace's id is by chance
        assertThat(parents.get("outside")).doesNotContain(TRACE).matches(".*-0[02]");
        export.destroy();
        assertThat(taken.size()).isZero();
    }

    @Test
    void passes_ids_on_without_a_collector() throws Exception {
        request(() -> {
            askOutside();
            assertThat(parents.get("outside")).isEqualTo("00-" + MDC.get("traceId") + "-" + MDC.get("spanId") + "-01");
        });
        assertThat(parents.get("outside")).contains(TRACE);
        assertThat(taken.size()).isZero();
    }

    @Test
    void answers_requests_while_the_collector_is_away() throws Exception {
        URI nobody;
        try (var reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + reserved.getLocalPort() + "/v1/traces");
        }
        var export = new TraceExport(new TraceExport.Settings(nobody, 1.0));
        assertThat(request(() -> {}).getHeader("X-Request-Id")).isEqualTo("order-4711");
        export.destroy();
    }

    private void askOutside() {
        OutsideHttp.to(OutsideSystem.LITELLM, URI.create(address()))
                .client()
                .get()
                .uri("/outside?q=typed-by-a-user")
                .retrieve()
                .toBodilessEntity();
    }

    private static MockHttpServletResponse request(Runnable work) throws Exception {
        return request("01", work);
    }

    /** @param flags of the caller's trace; empty if it has none */
    private static MockHttpServletResponse request(String flags, Runnable work) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/v1/tenants/" + TestPeople.ACME);
        request.addHeader("X-Request-Id", "order-4711");
        if (!flags.isEmpty()) {
            request.addHeader("traceparent", "00-" + TRACE + "-" + CALLER + "-" + flags);
        }
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/v1/tenants/{id}");
        var response = new MockHttpServletResponse();
        new RequestTrail().doFilter(request, response, (_, _) -> work.run());
        return response;
    }

    private String address() {
        return "http://127.0.0.1:" + collector.getAddress().getPort();
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }
}
