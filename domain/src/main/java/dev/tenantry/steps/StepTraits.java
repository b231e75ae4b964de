package dev.tenantry.steps;

import dev.tenantry.outside.OutsideSystem;
import java.time.Duration;

/**
 * What the engine needs to know of a step without calling it.
 *
 * @param system where it acts
 * @param timeout after which work that still runs is an incident
 * @param pivot once done, recovery goes forward only
 * @param skippable whether an operator may go on without it
 * @param retry how often a failure that allows it is retried by itself
 */
public record StepTraits(OutsideSystem system, Duration timeout, boolean pivot, boolean skippable, RetryPolicy retry) {

    /** A step that acts by quick calls: 10 minutes, 5 tries. */
    public static StepTraits calls(OutsideSystem system) {
        return new StepTraits(system, Duration.ofMinutes(10), false, false, RetryPolicy.usual());
    }

    public StepTraits withTimeout(Duration longest) {
        return new StepTraits(system, longest, pivot, skippable, retry);
    }

    public StepTraits asPivot() {
        return new StepTraits(system, timeout, true, skippable, retry);
    }

    public StepTraits asSkippable() {
        return new StepTraits(system, timeout, pivot, true, retry);
    }

    /**
     * Exponential back-off with full jitter.
     *
     * @param attempts in all, the first included
     * @param first the first wait
     * @param longest no wait is longer
     */
    public record RetryPolicy(int attempts, Duration first, Duration longest) {

        /** Five attempts within about a minute. */
        public static RetryPolicy usual() {
            return new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofSeconds(30));
        }
    }
}
