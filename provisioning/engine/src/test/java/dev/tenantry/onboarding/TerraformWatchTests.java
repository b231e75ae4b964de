package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantry.processes.JobId;
import dev.tenantry.processes.LocalProcesses;
import dev.tenantry.processes.ProcessJob;
import dev.tenantry.processes.ProcessState;
import dev.tenantry.processes.ProgramEnd;
import dev.tenantry.processes.ProgramSlots;
import dev.tenantry.runs.DocumentedMeters;
import dev.tenantry.runs.Telemetry;
import dev.tenantry.terraform.StackSources;
import dev.tenantry.terraform.TerraformAt;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen from outside of Terraform's programs. */
class TerraformWatchTests {

    private static final String RUN = "0198f3a2-7c1e-7d10-9a55-1b2c3d4e5f60";
    private static final JobId PLAN = JobId.of(RUN, "infra-plan", 1);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private Path folder;

    @AutoClose
    private final Telemetry seen = Telemetry.listening();

    private LocalProcesses host() {
        return LocalProcesses.open(folder.resolve("jobs"), Clock.systemUTC(), Map.of("PATH", "/usr/bin:/bin"));
    }

    /** As it begins to listen when it starts. */
    private LocalProcesses portal() {
        LocalProcesses host = host();
        StackSources sources = new StackSources(
                Path.of("../../infra/terraform").toAbsolutePath().normalize());
        InfrastructureSettings settings = new InfrastructureSettings(null, folder.resolve("states"), null, null, null);
        new TerraformJobs(
                TerraformAt.pretended(host, folder),
                host,
                new ProgramSlots(host, Clock.systemUTC(), 1),
                new CustomerStack(sources, settings, Ways.by(settings), null));
        return host;
    }

    private static ProgramEnd end(JobId id, int code, boolean unwanted) {
        return new ProgramEnd(id, NOON, NOON.plusSeconds(90), code, unwanted);
    }

    private void ended(ProgramEnd end) {
        try (LocalProcesses host = host()) {
            new TerraformWatch(host).ended(end);
        }
    }

    private void said(JobId id, String... phases) throws IOException {
        Path output = Files.createDirectories(folder.resolve("jobs").resolve(id.value()))
                .resolve("output");
        StringBuilder text = new StringBuilder("{\"@message\":\"Terraform 1.11.4\",\"type\":\"version\"}\n");
        for (String phase : phases) {
            String[] parts = phase.split(" ", -1);
            text.append("{\"@level\":\"info\",\"@message\":\"Terraform\",\"@timestamp\":\"2026-03-02T")
                    .append(parts[1])
                    .append("Z\",\"type\":\"phase\",\"phase\":\"")
                    .append(parts[0])
                    .append("\"}\n");
        }
        Files.writeString(output, text);
    }

    @Test
    void counts_a_program_once_however_often_it_is_looked_at_and_not_again_after_a_restart() {
        try (LocalProcesses host = portal()) {
            host.start(new ProcessJob(
                    PLAN, folder, List.of("/bin/sh", "-c", "echo done"), Map.of(), Map.of(), Duration.ofSeconds(5)));
            await().until(() -> host.inspect(PLAN) instanceof ProcessState.Exited);
            for (int look = 0; look < 5; look++) {
                host.inspect(PLAN);
            }
            await().until(() -> seen.samples("tenantry.terraform") > 0);
        }
        try (LocalProcesses later = portal()) {
            assertThat(later.inspect(PLAN)).isInstanceOf(ProcessState.Exited.class);
        }
        assertThat(seen.samples("tenantry.terraform")).isEqualTo(1);
        assertThat(seen.spans()).extracting(SpanData::getName).containsExactly("TERRAFORM plan");
    }

    @Test
    void times_a_program_by_its_own_notes_and_puts_it_into_its_runs_trace() {
        ended(end(PLAN, 0, false));
        assertThat(seen.timer("tenantry.terraform", "task", "plan", "outcome", "ok")
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(90);
        SpanData program = seen.span("TERRAFORM plan");
        assertThat(program.getTraceId()).isEqualTo("0198f3a27c1e7d109a551b2c3d4e5f60");
        assertThat(program.getParentSpanId()).isEqualTo("9a551b2c3d4e5f60");
        assertThat(program.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(program.getEndEpochNanos() - program.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(90));
        assertThat(Telemetry.attribute(program, "tenantry.run")).isEqualTo(RUN);
        assertThat(Telemetry.attribute(program, "tenantry.job")).isEqualTo(PLAN.value());
    }

    @ParameterizedTest
    @CsvSource({"0, false, ok", "0, true, ok", "11, false, failed", "137, false, failed", "13, true, stopped"})
    void says_how_a_program_ended(int code, boolean unwanted, String outcome) {
        ended(end(PLAN, code, unwanted));
        assertThat(seen.timer("tenantry.terraform").getId().getTag("outcome")).isEqualTo(outcome);
        SpanData program = seen.span("TERRAFORM plan");
        assertThat(Telemetry.attribute(program, "error.type")).isEqualTo(outcome.equals("ok") ? null : outcome);
        assertThat(Telemetry.number(program, "process.exit.code")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"open-plan, open-plan", "destroy, destroy", "unlock-1a2b3c4d, unlock"})
    void has_one_series_for_each_task_and_none_for_a_lock(String name, String task) {
        ended(end(JobId.of(RUN, "infra-" + name, 12), 0, false));
        assertThat(seen.timer("tenantry.terraform").getId().getTag("task")).isEqualTo(task);
    }

    @Test
    void tells_nothing_of_other_programs() {
        ended(end(new JobId("bench-plan-1"), 0, false));
        assertThat(seen.samples("tenantry.terraform")).isZero();
        assertThat(seen.spans()).isEmpty();
    }

    @Test
    void times_each_phase_until_the_next_one_and_the_last_until_the_end() throws IOException {
        said(PLAN, "init 12:00:00", "plan 12:00:20", "show 12:01:20");
        ended(end(PLAN, 0, false));
        assertThat(seconds("init", "ok")).isEqualTo(20);
        assertThat(seconds("plan", "ok")).isEqualTo(60);
        assertThat(seconds("show", "ok")).isEqualTo(10);
        SpanData program = seen.span("TERRAFORM plan");
        assertThat(seen.span("terraform init").getParentSpanId()).isEqualTo(program.getSpanId());
        assertThat(seen.span("terraform init").getTraceId()).isEqualTo(program.getTraceId());
    }

    @Test
    void what_ended_the_program_has_ended_its_last_phase() throws IOException {
        said(PLAN, "init 12:00:00", "plan 12:00:20");
        ended(end(PLAN, 11, false));
        assertThat(seconds("init", "ok")).isEqualTo(20);
        assertThat(seconds("plan", "failed")).isEqualTo(70);
        assertThat(Telemetry.attribute(seen.span("terraform plan"), "error.type"))
                .isEqualTo("failed");
    }

    @Test
    void stopped_between_phases_is_no_failure_of_a_phase() throws IOException {
        said(PLAN, "init 12:00:00");
        ended(end(PLAN, 20, true));
        assertThat(seconds("init", "ok")).isEqualTo(90);
        assertThat(seen.timer("tenantry.terraform", "outcome", "stopped").count())
                .isEqualTo(1);
    }

    @Test
    void finds_the_phases_of_a_huge_output_without_reading_all_of_it() throws IOException {
        said(PLAN, "apply 12:00:00");
        Path output = folder.resolve("jobs").resolve(PLAN.value()).resolve("output");
        try (var file = Files.newByteChannel(output, StandardOpenOption.WRITE)) {
            file.position(3L * 1024 * 1024 * 1024);
            file.write(ByteBuffer.wrap(("\n{\"@message\":\"x\",\"@timestamp\":\"2026-03-02T12:01:00Z\","
                            + "\"type\":\"phase\",\"phase\":\"output\"}\n")
                    .getBytes(StandardCharsets.UTF_8)));
        }
        ended(end(PLAN, 0, false));
        assertThat(seconds("apply", "ok")).isEqualTo(60);
        assertThat(seconds("output", "ok")).isEqualTo(30);
    }

    @Test
    void documents_exactly_what_is_registered() throws IOException {
        said(PLAN, "init 12:00:00");
        ended(end(PLAN, 0, false));
        assertThat(seen.registered("tenantry.terraform"))
                .containsExactlyInAnyOrderElementsOf(DocumentedMeters.promised("tenantry.terraform", Set.of("timer")));
    }

    private double seconds(String phase, String outcome) {
        return seen.timer("tenantry.terraform.phase", "phase", phase, "outcome", outcome)
                .totalTime(TimeUnit.SECONDS);
    }
}
