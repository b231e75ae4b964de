package dev.tenantry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

/** The ids by which a request is found again. */
@PortalFixture
class RequestTrailTests {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final MeterRegistry registry;
    private final Browser browser;

    RequestTrailTests(@Autowired MeterRegistry registry, @LocalServerPort int port) {
        this.registry = registry;
        this.browser = new Browser(port);
    }

    @Test
    void answers_with_the_id_that_was_sent_or_with_a_new_one() {
        assertThat(id(browser.get("/api/v1/runs", "X-Request-Id", "order-4711").headers()))
                .isEqualTo("order-4711");
        assertThat(id(browser.get("/api/v1/runs", "X-Request-Id", "a b").headers()))
                .hasSize(36);
        assertThat(id(browser.get("/sign-in").headers())).hasSize(36);
    }

    @Test
    void carries_request_trace_and_object_while_the_request_is_worked_on() throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/v1/tenants/" + TestPeople.ACME);
        request.addHeader("X-Request-Id", "order-4711");
        request.addHeader("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
        var seen = new HashMap<String, String>();
        new RequestTrail().doFilter(request, new MockHttpServletResponse(), (asked, answer) -> {
            seen.putAll(MDC.getCopyOfContextMap());
            assertThat(((HttpServletResponse) answer).getHeader("X-Request-Id")).isEqualTo("order-4711");
        });
        assertThat(seen)
                .containsAllEntriesOf(
                        Map.of("requestId", "order-4711", "traceId", TRACE, "tenant", TestPeople.ACME.toString()))
                .containsKey("spanId");
        assertThat(MDC.get("requestId")).isNull();
    }

    @Test
    void writes_every_id_into_lines_of_json() {
        var encoder = new StructuredLogEncoder();
        var logging = new LoggerContext();
        logging.putObject(Environment.class.getName(), new MockEnvironment());
        encoder.setContext(logging);
        encoder.setFormat("ecs");
        encoder.start();
        var event = new LoggingEvent();
        event.setLoggerContext(logging);
        event.setLoggerName("x");
        event.setThreadName("main");
        event.setLevel(Level.ERROR);
        event.setInstant(Instant.EPOCH);
        event.setMessage("broke");
        var ids = Map.of("requestId", "r", "traceId", "t", "spanId", "s", "run", "1", "tenant", "2", "incident", "E-1");
        event.setMDCPropertyMap(ids);
        var line = JsonMapper.builder().build().readTree(encoder.encode(event));
        ids.forEach(
                (name, value) -> assertThat(line.path(name).asString()).as(name).isEqualTo(value));
    }

    @Test
    void measures_runs_in_the_portals_own_registry() {
        assertThat(registry.get("tenantry.runs.started").counters()).isNotEmpty();
        assertThat(Metrics.globalRegistry.getRegistries()).contains(registry);
    }

    @Test
    void tells_of_what_stands_still_and_of_drift_by_its_own_rows() {
        for (var name : List.of(
                "tenantry.runs.still.seconds",
                "tenantry.runs.unheard.seconds",
                "tenantry.drift.tenants",
                "tenantry.drift.overdue.seconds",
                "tenantry.alarms.tenants",
                "tenantry.alarms.unseen")) {
            assertThat(registry.get(name).gauges())
                    .as(name)
                    .isNotEmpty()
                    .allSatisfy(gauge -> assertThat(gauge.value()).isNotNegative());
        }
    }

    private static String id(HttpHeaders headers) {
        return headers.firstValue("X-Request-Id").orElse("");
    }
}
