package dev.tenantry.portal.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what an address tried within the last minute. Remembers a bounded number of addresses, the latest. */
final class Attempts {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int ADDRESSES = 10_000;

    private final Clock clock;
    private final int limit;
    private final Map<String, Deque<Instant>> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > ADDRESSES;
        }
    };

    Attempts(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** Counts one attempt; returns how long to wait if it is one too many, else null. */
    synchronized @Nullable Duration tooMany(String address) {
        var now = clock.instant();
        var attempts = byAddress.computeIfAbsent(address, a -> new ArrayDeque<>());
        while (!attempts.isEmpty() && !attempts.getFirst().isAfter(now.minus(WINDOW))) {
            attempts.removeFirst();
        }
        if (attempts.size() >= limit) {
            return Duration.between(now, attempts.getFirst().plus(WINDOW));
        }
        attempts.addLast(now);
        return null;
    }
}
