package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideHttp;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What monitoring sees is what the documentation promises. */
class RunMetersTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final RunMeters meters = new RunMeters(registry);

    @BeforeEach
    void listen() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void listenNoMore() {
        Metrics.removeRegistry(registry);
    }

    @Test
    void documents_exactly_what_is_registered() throws IOException {
        meters.saw(run(RunState.RUNNING), new RunEvent(RunEvent.Kind.STEP_DONE, 0, Map.of()));
        callNobody();
        assertThat(DocumentedMeters.registered(registry).stream()
                        .filter(row -> row.startsWith("tenantry.runs.") || row.startsWith("tenantry.outside")))
                .containsExactlyInAnyOrderElementsOf(Stream.of("tenantry.runs.", "tenantry.outside")
                        .flatMap(prefix -> DocumentedMeters.promised(prefix, Set.of("counter", "timer")).stream())
                        .toList());
    }

    @Test
    void documents_nothing_that_no_test_compares_with_what_is_registered() {
        assertThat(DocumentedMeters.promised("tenantry.", Set.of("counter", "timer", "gauge")))
                .isNotEmpty()
                .allMatch(row -> row.matches("tenantry\\.(runs|outside|drift|alarms|aws|terraform|runner)[. ].*"));
    }

    @Test
    void counts_runs_from_their_request_to_their_outcome() {
        assertThat(count("tenantry.runs.started", "kind", "ONBOARD")).isZero();
        meters.saw(run(RunState.PLANNING), RunEvent.of(RunEvent.Kind.REQUESTED));
        meters.saw(run(RunState.RUNNING), new RunEvent(RunEvent.Kind.INCIDENT, 0, Map.of("class", "QUOTA")));
        meters.saw(run(RunState.CANCELLING), RunEvent.of(RunEvent.Kind.REJECTED));
        meters.saw(run(RunState.SUCCEEDED), RunEvent.of(RunEvent.Kind.ENDED));
        meters.saw(run(RunState.REJECTED), RunEvent.of(RunEvent.Kind.REJECTED));
        assertThat(count("tenantry.runs.started", "kind", "ONBOARD")).isEqualTo(1);
        assertThat(count("tenantry.runs.incidents", "class", "QUOTA")).isEqualTo(1);
        assertThat(count("tenantry.runs.finished", "outcome", "SUCCEEDED")).isEqualTo(1);
        assertThat(count("tenantry.runs.finished", "outcome", "REJECTED")).isEqualTo(1);
    }

    @Test
    void times_a_step_from_its_first_start() {
        meters.saw(run(RunState.RUNNING), new RunEvent(RunEvent.Kind.STEP_DONE, 0, Map.of()));
        assertThat(registry.get("tenantry.runs.step")
                        .tag("step", "gateway")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(90);
    }

    @Test
    void times_calls_outside_by_system_and_outcome() throws IOException {
        callNobody();
        assertThat(registry.get("tenantry.outside")
                        .tags("system", "LITELLM", "outcome", "down")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void carries_the_ids_of_the_run_into_the_calls_of_its_steps() {
        var run = run(RunState.RUNNING);
        var seen = new HashMap<String, String>();
        try (var calls = new StepCalls(Duration.ofSeconds(5));
                var _ = new RunTrail(run)) {
            calls.progress(new StepKey("gateway", 1), OutsideSystem.LITELLM, () -> {
                seen.putAll(MDC.getCopyOfContextMap());
                return Progress.done("done");
            });
        }
        assertThat(seen)
                .containsEntry("run", run.id().toString())
                .containsEntry("tenant", run.tenant().toString())
                .containsEntry("traceId", run.id().toString().replace("-", ""))
                .containsKeys("requestId", "spanId");
        assertThat(MDC.get("run")).isNull();
    }

    private static void callNobody() throws IOException {
        try (var reserved = new ServerSocket(0)) {
            reserved.close();
            var client = OutsideHttp.to(
                            OutsideSystem.LITELLM, URI.create("http://127.0.0.1:" + reserved.getLocalPort()))
                    .client();
            assertThatThrownBy(() -> client.get().uri("/x").retrieve().toBodilessEntity())
                    .isInstanceOf(OutsideFailure.class);
        }
    }

    private double count(String name, String tag, String value) {
        return registry.get(name).tag(tag, value).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static Run run(RunState state) {
        var done = RunStep.planned(0, new StepKey("gateway", 1))
                .beginning(NOON)
                .ended(StepPhase.DONE, NOON.plusSeconds(90));
        return new Run(
                new RunId(UUID.randomUUID()),
                7,
                TenantId.random(),
                RunKind.ONBOARD,
                state,
                new Run.Requested("person:1", NOON),
                Profiles.acme(),
                List.of(done),
                null,
                0,
                null,
                false,
                null,
                null,
                0);
    }
}
