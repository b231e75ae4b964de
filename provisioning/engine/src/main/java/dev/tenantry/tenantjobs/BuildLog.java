package dev.tenantry.tenantjobs;

import dev.tenantry.jobs.JobLog;
import dev.tenantry.steps.StepLog.Excerpt;
import dev.tenantry.steps.StepLog.Line;
import dev.tenantry.steps.StepLog.Source;
import dev.tenantry.tenantside.RunnerJobId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;

/**
 * What a build prints, as CloudWatch keeps it: until its job's last line; what CodeBuild adds after that concerns nobody. It
 * decides nothing: when it cannot be read, a line says so in its place.
 */
final class BuildLog implements Source {

    private static final Logger LOG = LoggerFactory.getLogger(BuildLog.class);
    private static final String ENDED = "ended";
    private static final int MOST_LINES = 1_000;

    private final CloudWatchLogsClient logs;
    private final Supplier<Optional<Place>> place;
    private final RunnerJobId job;
    private final Wait wait;
    private boolean begun;

    /** @param place where the build's log is, empty if it has none yet */
    BuildLog(CloudWatchLogsClient logs, Supplier<Optional<Place>> place, RunnerJobId job, Wait wait) {
        this.logs = logs;
        this.place = place;
        this.job = job;
        this.wait = wait;
    }

    /** A stream of CloudWatch Logs. */
    record Place(String group, String stream) {}

    /** @param until when last lines that have not come are given up; null while the job works */
    record Wait(Instant now, @Nullable Instant until) {

        boolean isOver() {
            return until != null && !now.isBefore(until);
        }
    }

    /** Whether anything was ever printed, as far as it was read. */
    boolean begun() {
        return begun;
    }

    @Override
    public Excerpt read(String after) {
        begun |= !after.isEmpty();
        if (after.equals(ENDED)) {
            return new Excerpt(List.of(), ENDED, true);
        }
        try {
            return place.get().map(where -> read(where, after)).orElseGet(() -> nothing(after));
        } catch (CloudWatchLogsException refused) {
            return refused.statusCode() / 100 == 4 && !refused.isThrottlingException()
                    ? givenUp("what " + job + " prints cannot be read: " + refused.getMessage())
                    : unanswered(refused, after);
        } catch (SdkException away) {
            return unanswered(away, after);
        }
    }

    private Excerpt read(Place where, String after) {
        try {
            Excerpt piece = piece(page(where, after));
            return piece.next().equals(after) ? nothing(after) : piece;
        } catch (ResourceNotFoundException none) {
            return nothing(after);
        }
    }

    private GetLogEventsResponse page(Place where, String after) {
        return logs.getLogEvents(get -> get.logGroupName(where.group())
                .logStreamName(where.stream())
                .startFromHead(true)
                .limit(MOST_LINES)
                .nextToken(after.isEmpty() ? null : after));
    }

    /** Where something was printed, and its end does not come in time, a line says so. */
    private Excerpt nothing(String after) {
        return wait.isOver() && !after.isEmpty()
                ? givenUp("the last lines of " + job + " have not come to CloudWatch in time")
                : new Excerpt(List.of(), after, false);
    }

    private Excerpt unanswered(SdkException away, String after) {
        LOG.info("what {} prints could not be read this time: {}", job, away.getMessage());
        return nothing(after);
    }

    private Excerpt givenUp(String why) {
        return new Excerpt(List.of(new Line(wait.now(), why)), ENDED, true);
    }

    private Excerpt piece(GetLogEventsResponse page) {
        List<OutputLogEvent> events = page.events();
        begun |= !events.isEmpty();
        for (int at = 0; at < events.size(); at++) {
            if (events.get(at).message().strip().equals(JobLog.end(job))) {
                return new Excerpt(lines(events.subList(0, at + 1)), ENDED, true);
            }
        }
        return new Excerpt(lines(events), page.nextForwardToken(), false);
    }

    private static List<Line> lines(List<OutputLogEvent> events) {
        return events.stream()
                .map(event -> new Line(
                        Instant.ofEpochMilli(event.timestamp()), event.message().stripTrailing()))
                .toList();
    }
}
