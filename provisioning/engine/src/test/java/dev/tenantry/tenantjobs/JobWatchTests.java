package dev.tenantry.tenantjobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.DocumentedMeters;
import dev.tenantry.runs.Telemetry;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobPhrase;
import dev.tenantry.tenantside.JobResult;
import dev.tenantry.tenantside.JobState;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.RunnerJobId;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is seen from outside of jobs in tenants' networks. */
class JobWatchTests {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final JobOrder HELM =
            JobOrder.of("application", new RunnerJob.HelmStatus("assistant", "assistant"), Duration.ofMinutes(5));

    @TempDir
    private Path folder;

    @AutoClose
    private final Telemetry seen = Telemetry.listening();

    private StepStage stage;

    @BeforeEach
    void set_the_stage() {
        stage = new StepStage(folder);
    }

    private void done(String id, JobOutcome outcome) {
        JobResult result = new JobResult(new RunnerJobId(id), stage.tenant(), 1, NOON, NOON.plusSeconds(150), outcome);
        JobState state = new JobState.Done(result);
        assertThat(JobWatch.seen(stage, HELM, state)).isSameAs(state);
    }

    @Test
    void times_helm_by_what_its_result_says_and_counts_it_once() {
        for (int look = 0; look < 5; look++) {
            done("job-1", new JobOutcome.NoRelease());
        }
        var timer = seen.timer("tenantry.runner", "job", "HelmStatus", "outcome", "ok");
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(150);
        SpanData job = seen.span("job HelmStatus");
        assertThat(job.getTraceId()).isEqualTo(stage.run().toString().replace("-", ""));
        assertThat(job.getParentSpanId()).isEqualTo(job.getTraceId().substring(16));
        assertThat(job.getEndEpochNanos() - job.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(150));
        assertThat(Telemetry.attribute(job, "tenantry.job")).isEqualTo("job-1");
        assertThat(Telemetry.attribute(job, "tenantry.tenant"))
                .isEqualTo(stage.tenant().toString());
    }

    @Test
    void counts_the_next_job_of_the_same_step() {
        done("job-1", new JobOutcome.NoRelease());
        done("job-2", new JobOutcome.NoRelease());
        assertThat(seen.samples("tenantry.runner")).isEqualTo(2);
    }

    @Test
    void marks_what_failed_with_its_class() {
        done(
                "job-1",
                JobOutcome.Failed.of(Failure.of(
                        FailureClass.CAPACITY, OutsideSystem.KUBERNETES, "application", JobPhrase.STOPPED.say())));
        assertThat(seen.timer("tenantry.runner").getId().getTag("outcome")).isEqualTo("failed");
        SpanData job = seen.span("job HelmStatus");
        assertThat(job.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(Telemetry.attribute(job, "error.type")).isEqualTo("CAPACITY");
    }

    @Test
    void tells_nothing_of_what_has_no_result() {
        for (JobState state : List.of(
                new JobState.Unknown(),
                new JobState.Queued(NOON),
                new JobState.Running(NOON),
                new JobState.Stopped(),
                new JobState.Lost(JobPhrase.STOPPED.say()))) {
            assertThat(JobWatch.seen(stage, HELM, state)).isSameAs(state);
        }
        assertThat(seen.samples("tenantry.runner")).isZero();
        assertThat(seen.spans()).isEmpty();
    }

    @Test
    void tells_nothing_and_hinders_nothing_where_it_cannot_note_that_it_has() {
        stage = new StepStage(folder.resolve("not there"));
        done("job-1", new JobOutcome.NoRelease());
        assertThat(seen.samples("tenantry.runner")).isZero();
    }

    @Test
    void documents_exactly_what_is_registered() {
        done("job-1", new JobOutcome.NoRelease());
        assertThat(seen.registered("tenantry.runner"))
                .containsExactlyInAnyOrderElementsOf(DocumentedMeters.promised("tenantry.runner", Set.of("timer")));
    }
}
