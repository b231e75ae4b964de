package dev.tenantry.tenantjobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.jobs.JobLog;
import dev.tenantry.steps.StepLog.Excerpt;
import dev.tenantry.steps.StepLog.Line;
import dev.tenantry.tenantside.RunnerJobId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/** What becomes of a log that is late, refused, away or gone; that lines come over once is tried on the emulator. */
class BuildLogTests {

    private static final RunnerJobId JOB = new RunnerJobId("job-1");
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final BuildLog.Wait WORKING = new BuildLog.Wait(NOW, null);
    private static final BuildLog.Wait ENDED_JUST_NOW = new BuildLog.Wait(NOW, NOW.plusSeconds(1));
    private static final BuildLog.Wait ENDED_LONG_AGO = new BuildLog.Wait(NOW, NOW);

    /** Answers each question for a page in the same way. */
    private record Answering(Supplier<GetLogEventsResponse> answer) implements CloudWatchLogsClient {
        @Override
        public GetLogEventsResponse getLogEvents(GetLogEventsRequest asked) {
            return answer.get();
        }

        @Override
        public String serviceName() {
            return "logs";
        }

        @Override
        public void close() {}
    }

    private static BuildLog log(Supplier<GetLogEventsResponse> answer, BuildLog.Wait wait) {
        Optional<BuildLog.Place> place = Optional.of(new BuildLog.Place("group", "stream"));
        return new BuildLog(new Answering(answer), () -> place, JOB, wait);
    }

    private static GetLogEventsResponse page(String next, String... lines) {
        return GetLogEventsResponse.builder()
                .nextForwardToken(next)
                .events(Stream.of(lines)
                        .map(line -> OutputLogEvent.builder()
                                .timestamp(NOW.toEpochMilli())
                                .message(line + "\n")
                                .build())
                        .toList())
                .build();
    }

    private static Supplier<GetLogEventsResponse> failing(SdkException why) {
        return () -> {
            throw why;
        };
    }

    private static SdkException refused(int status) {
        return CloudWatchLogsException.builder()
                .statusCode(status)
                .message("not so")
                .build();
    }

    private static List<String> texts(Excerpt excerpt) {
        return excerpt.lines().stream().map(Line::text).toList();
    }

    @Test
    void ends_with_the_jobs_last_line_whatever_follows() {
        BuildLog log = log(() -> page("f/2", "one", JobLog.end(JOB), "[Container] Phase complete"), WORKING);

        Excerpt excerpt = log.read("");

        assertThat(texts(excerpt)).containsExactly("one", JobLog.end(JOB));
        assertThat(excerpt.ended()).isTrue();
        assertThat(log.read(excerpt.next()).lines()).isEmpty();
    }

    @Test
    void last_lines_that_do_not_come_are_given_up_in_time_and_not_before() {
        assertThat(log(() -> page("f/1"), ENDED_JUST_NOW).read("f/1").ended()).isFalse();

        Excerpt late = log(() -> page("f/1"), ENDED_LONG_AGO).read("f/1");

        assertThat(late.ended()).isTrue();
        assertThat(texts(late)).singleElement().asString().contains("have not come to CloudWatch in time");
    }

    @Test
    void log_that_vanished_or_is_away_for_good_holds_nobody_up() {
        for (SdkException why : List.of(
                ResourceNotFoundException.builder().statusCode(400).build(),
                refused(500),
                SdkClientException.create("no network"))) {
            assertThat(log(failing(why), WORKING).read("f/1"))
                    .as(why.toString())
                    .isEqualTo(new Excerpt(List.of(), "f/1", false));
            assertThat(log(failing(why), ENDED_LONG_AGO).read("f/1").ended())
                    .as(why.toString())
                    .isTrue();
        }
    }

    @Test
    void log_that_nobody_lets_us_read_is_given_up_at_once_and_says_why() {
        Excerpt excerpt = log(failing(refused(403)), WORKING).read("");

        assertThat(excerpt.ended()).isTrue();
        assertThat(texts(excerpt)).singleElement().asString().contains("cannot be read", "not so");
    }

    @Test
    void build_that_cannot_be_asked_for_is_no_failure_of_the_job() {
        Supplier<Optional<BuildLog.Place>> away = () -> {
            throw SdkClientException.create("no network");
        };
        BuildLog log = new BuildLog(new Answering(() -> page("f/1")), away, JOB, ENDED_LONG_AGO);

        assertThat(log.read("")).isEqualTo(new Excerpt(List.of(), "", false));
        assertThat(log.begun()).isFalse();
    }

    @Test
    void job_whose_build_printed_nothing_has_not_begun_to_be_told() {
        BuildLog log = log(() -> page("f/0"), ENDED_JUST_NOW);
        String next = log.read("").next();

        assertThat(next).isEqualTo("f/0");
        assertThat(log.begun()).isFalse();
    }
}
