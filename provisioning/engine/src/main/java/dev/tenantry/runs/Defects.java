package dev.tenantry.runs;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;

/**
 * What happens when the engine itself breaks: it is tried again, more and more seldom, and then a person is told. That our own
 * database is away is no defect, however long. Each node counts for itself, and anew when it is started.
 */
final class Defects {

    private static final Logger log = LoggerFactory.getLogger(Defects.class);
    private static final int AT_MOST = 5;
    private static final Duration FIRST = Duration.ofSeconds(2);

    private final NotKept incidents;
    private final Map<RunId, Integer> counted = new ConcurrentHashMap<>();

    Defects(NotKept incidents) {
        this.incidents = incidents;
    }

    void passed(RunId run) {
        counted.remove(run);
    }

    /**
     * Says when to try again, or stops the run.
     *
     * @param before the run as it was before the call
     */
    Next after(Run before, RuntimeException thrown) {
        if (Thread.currentThread().isInterrupted() || isOutage(thrown)) {
            throw thrown;
        }
        int times = counted.merge(before.id(), 1, Integer::sum);
        if (times < AT_MOST) {
            log.warn("run {}: the engine broke, for the {}. time in a row", before.id(), times, thrown);
            return Next.later(FIRST.multipliedBy(1L << (times - 1)));
        }
        String mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
        log.error("run {}: the engine broke {} times in a row, incident {}", before.id(), times, mark, thrown);
        Next next = incidents.stop(
                before,
                step -> new Failure(
                        FailureClass.UNKNOWN,
                        OutsideSystem.PORTAL,
                        step.key().name(),
                        RunPhrase.DEFECT_STAYS.say(times, mark, thrown),
                        trace(thrown)));
        counted.remove(before.id());
        return next;
    }

    /** Whether the database could not be asked; what we asked wrongly is a defect. */
    private static boolean isOutage(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause).anyMatch(Defects::isAway);
    }

    private static boolean isAway(Throwable cause) {
        return switch (cause) {
            case InvalidDataAccessResourceUsageException wrong -> false;
            case InvalidDataAccessApiUsageException wrong -> false;
            case IncorrectResultSizeDataAccessException wrong -> false;
            case DataAccessException away -> true;
            case TransactionException away -> true;
            default -> false;
        };
    }

    private static String trace(RuntimeException bug) {
        StringWriter text = new StringWriter();
        bug.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
