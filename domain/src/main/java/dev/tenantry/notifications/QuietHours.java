package dev.tenantry.notifications;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The part of each day in which only what is urgent is told; may span midnight. */
public record QuietHours(LocalTime from, LocalTime to, ZoneId zone) {

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("quiet hours from " + from + " to " + to);
        }
    }

    /** The moment itself outside of quiet hours, else their end. */
    public Instant earliest(Instant now) {
        ZonedDateTime here = now.atZone(zone);
        LocalTime time = here.toLocalTime();
        boolean afterStart = !time.isBefore(from);
        boolean beforeEnd = time.isBefore(to);
        boolean quiet = from.isBefore(to) ? afterStart && beforeEnd : afterStart || beforeEnd;
        if (!quiet) {
            return now;
        }
        var day = beforeEnd ? here.toLocalDate() : here.toLocalDate().plusDays(1);
        return ZonedDateTime.of(day, to, zone).toInstant();
    }
}
