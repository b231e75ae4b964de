package dev.tenantry.runs;

import dev.tenantry.steps.StepTraits.RetryPolicy;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential back-off with full jitter, so that many runs that failed together do not come back together. */
final class Backoff {

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param tries failures in a row so far, at least 1 */
    Duration wait(RetryPolicy policy, int tries) {
        long first = policy.first().toMillis();
        long ceiling = Math.min(policy.longest().toMillis(), first << Math.min(tries - 1, 16));
        return Duration.ofMillis(first / 2 + random.nextLong(Math.max(1, ceiling)));
    }
}
