package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.Spans;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a tracing system is told of runs. */
class RunSpansTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final RunId ID = new RunId(UUID.fromString("0198f3a2-7c1e-7d10-9a55-1b2c3d4e5f60"));

    private final InMemorySpanExporter told = InMemorySpanExporter.create();
    private OpenTelemetrySdk telemetry;

    @BeforeEach
    void listen() {
        var provider = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(told))
                .build();
        telemetry = OpenTelemetrySdk.builder().setTracerProvider(provider).build();
        Spans.into(telemetry);
    }

    @AfterEach
    void listenNoMore() {
        Spans.into(OpenTelemetry.noop());
        telemetry.close();
    }

    @Test
    void tells_a_step_and_its_run_in_one_trace_whose_id_is_the_runs() {
        RunSpans.saw(run(RunState.RUNNING), new RunEvent(RunEvent.Kind.STEP_DONE, 0, Map.of()), NOON.plusSeconds(90));
        RunSpans.saw(run(RunState.SUCCEEDED), RunEvent.of(RunEvent.Kind.ENDED), NOON.plusSeconds(95));
        assertThat(told.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactly("step gateway", "run ONBOARD");
        assertThat(told.getFinishedSpanItems()).allSatisfy(span -> {
            assertThat(span.getTraceId()).isEqualTo("0198f3a27c1e7d109a551b2c3d4e5f60");
            assertThat(span.getParentSpanId()).isEqualTo("9a551b2c3d4e5f60");
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(span.getAttributes().get(AttributeKey.stringKey("tenantry.run")))
                    .isEqualTo(ID.toString());
        });
        var step = told.getFinishedSpanItems().getFirst();
        assertThat(step.getEndEpochNanos() - step.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(90));
    }

    @Test
    void marks_what_failed_with_its_class() {
        RunSpans.saw(
                run(RunState.INCIDENT),
                new RunEvent(RunEvent.Kind.INCIDENT, 0, Map.of("class", "QUOTA", "cause", "a tenant's own words")),
                NOON.plusSeconds(30));
        var span = told.getFinishedSpanItems().getFirst();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("QUOTA");
        assertThat(span.getAttributes().asMap()).doesNotContainValue("a tenant's own words");
    }

    @Test
    void says_nothing_of_what_only_began() {
        RunSpans.saw(run(RunState.PLANNING), RunEvent.of(RunEvent.Kind.REQUESTED), NOON);
        RunSpans.saw(run(RunState.RUNNING), new RunEvent(RunEvent.Kind.STEP_STARTED, 0, Map.of()), NOON);
        assertThat(told.getFinishedSpanItems()).isEmpty();
    }

    private static Run run(RunState state) {
        var begun = RunStep.planned(0, new StepKey("gateway", 1)).beginning(NOON);
        return new Run(
                ID,
                7,
                TenantId.random(),
                RunKind.ONBOARD,
                state,
                new Run.Requested("person:1", NOON),
                Profiles.acme(),
                List.of(begun),
                null,
                0,
                null,
                false,
                null,
                null,
                0);
    }
}
