package dev.tenantry.outside;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** How long a system asks us to wait. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    /** Null if it does not say, or names a date: its clock is not ours. */
    static @Nullable Duration of(HttpHeaders headers) {
        String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null || !value.matches("\\d{1,9}")) {
            return null;
        }
        Duration wait = Duration.ofSeconds(Long.parseLong(value));
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
