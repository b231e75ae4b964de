package dev.tenantry.sandbox.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for what happens in other processes. */
final class Waiting {

    private static final Duration GLANCE = Duration.ofMillis(10);

    private Waiting() {}

    /** Throws if it does not come about in time. */
    static void until(String what, Duration longest, Callable<Boolean> condition) {
        if (!within(longest, condition)) {
            throw new AssertionError("not within " + longest.toSeconds() + " s: " + what);
        }
    }

    /** Whether it comes about in time. */
    static boolean within(Duration longest, Callable<Boolean> condition) {
        var end = Instant.now().plus(longest);
        while (!holds(condition)) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            pause(GLANCE);
        }
        return true;
    }

    static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }

    private static boolean holds(Callable<Boolean> condition) {
        try {
            return condition.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
