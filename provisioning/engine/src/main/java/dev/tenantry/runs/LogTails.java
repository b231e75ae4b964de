package dev.tenantry.runs;

import dev.tenantry.steps.StepLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over what a program writes between two calls of its step, so that it is seen soon: a step asks once a second, and later
 * where much is to do. Kept in memory alone: what is missed here the step's next call takes over.
 */
final class LogTails implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogTails.class);
    private static final Duration PACE = Duration.ofMillis(200);
    /** A step that has not asked for so long does not follow any more, at least not from this node. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(10);

    private final RunLogs logs;
    private final Map<Path, Tail> tails = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("log-tails").factory());

    LogTails(RunLogs logs) {
        this.logs = logs;
        var _ = timer.scheduleWithFixedDelay(this::look, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param size at which all of the file was taken over, or less */
    private record Tail(RunLogs.Place place, StepLog.Format format, Masking masking, long size, long until) {

        Tail at(long other) {
            return new Tail(place, format, masking, other, until);
        }
    }

    /** As {@link RunLogs#follow}, and goes on with it until the step has not asked for a while. */
    void follow(RunLogs.Place place, Path file, StepLog.Format format, Masking masking) {
        tails.put(file, grown(file, tail(place, format, masking)));
    }

    /** As {@link RunLogs#finish}; goes on with what is left between the calls that it takes. */
    boolean finish(RunLogs.Place place, Path file, StepLog.Format format, Masking masking) {
        boolean all = logs.finish(place, file, format, masking);
        if (all) {
            tails.remove(file);
        } else {
            tails.put(file, tail(place, format, masking));
        }
        return all;
    }

    private static Tail tail(RunLogs.Place place, StepLog.Format format, Masking masking) {
        return new Tail(place, format, masking, 0, System.nanoTime() + FORGOTTEN.toNanos());
    }

    private void look() {
        tails.forEach((file, tail) -> {
            // an exception out of here would end the timer
            try {
                look(file, tail);
            } catch (RuntimeException later) {
                LOG.debug("what {} has grown by is taken over by its step's next call", file, later);
            }
        });
    }

    private void look(Path file, Tail tail) {
        if (System.nanoTime() - tail.until() > 0) {
            tails.remove(file, tail);
        } else if (size(file) > tail.size()) {
            tails.replace(file, tail, grown(file, tail));
        }
    }

    /** What is written while it is read is new the next time. */
    private Tail grown(Path file, Tail tail) {
        long size = size(file);
        boolean all = logs.follow(tail.place(), file, tail.format(), tail.masking());
        return all ? tail.at(size) : tail;
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
