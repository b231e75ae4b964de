package dev.tenantry.alarms;

import dev.tenantry.outside.OutsideFailure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a live tenant's alarms stood when AWS answered last.
 *
 * @param seenAt when that was; null before the first answer
 * @param silence why there has been no answer since; null if there is none
 * @param alarms the worst first
 */
public record AlarmReport(
        @Nullable Instant seenAt, @Nullable Silence silence, List<Alarm> alarms) {

    public AlarmReport {
        alarms = List.copyOf(alarms);
    }

    /**
     * Nobody can look.
     *
     * @param since the first look without an answer
     * @param reason of the newest
     */
    public record Silence(Instant since, OutsideFailure.Kind reason) {}
}
