package dev.tenantry.alarms;

import dev.tenantry.alarms.AlarmStates.Standing;
import java.time.Instant;
import java.util.Comparator;

/**
 * An alarm of a tenant's stack, as AWS told of it last.
 *
 * @param name without the stack's, as {@code backup-missing}
 * @param since when it came to stand so
 * @param description what the stack says of it, in English
 */
public record Alarm(String name, Standing standing, Instant since, Severity severity, String description) {

    /** What is worst first: going off before unknown before quiet, those that wake somebody before others, the oldest first. */
    static final Comparator<Alarm> WORST_FIRST = Comparator.comparingInt(Alarm::rank)
            .thenComparing(Alarm::severity)
            .thenComparing(Alarm::since)
            .thenComparing(Alarm::name);

    public AlarmKind kind() {
        return AlarmKind.named(name);
    }

    public boolean goesOff() {
        return standing == Standing.ALARM;
    }

    private int rank() {
        return switch (standing) {
            case ALARM -> 0;
            case INSUFFICIENT_DATA -> 1;
            case OK -> 2;
        };
    }
}
