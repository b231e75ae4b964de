package dev.tenantry.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        // over midnight, winter: Berlin is UTC+1
        "20:00, 07:00, 2026-11-25T18:59:59Z, 2026-11-25T18:59:59Z",
        "20:00, 07:00, 2026-11-25T19:00:00Z, 2026-11-26T06:00:00Z",
        "20:00, 07:00, 2026-11-26T02:00:00Z, 2026-11-26T06:00:00Z",
        "20:00, 07:00, 2026-11-26T06:00:00Z, 2026-11-26T06:00:00Z",
        // within a day
        "12:00, 13:00, 2026-11-25T11:30:00Z, 2026-11-25T12:00:00Z",
        "12:00, 13:00, 2026-11-25T23:30:00Z, 2026-11-25T23:30:00Z",
        // the night in which clocks go forward: quiet hours end an hour earlier
        "20:00, 07:00, 2026-03-28T20:00:00Z, 2026-03-29T05:00:00Z"
    })
    void less_urgent_things_wait_for_their_end(LocalTime from, LocalTime to, Instant now, Instant earliest) {
        assertThat(new QuietHours(from, to, BERLIN).earliest(now)).isEqualTo(earliest);
    }

    @Test
    void a_whole_day_of_quiet_is_refused() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON, BERLIN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
