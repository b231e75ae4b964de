package dev.tenantry.runs;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** All chance of a simulation comes from its one seed. */
final class SimChance {

    private final Random random;

    SimChance(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
    }

    Random random() {
        return random;
    }

    boolean oneIn(int times) {
        return times > 0 && random.nextInt(times) == 0;
    }

    /** From 0 up to this, exclusive. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    Duration between(Duration least, Duration most) {
        return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
    }

    <T> T of(List<T> several) {
        return several.get(random.nextInt(several.size()));
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
