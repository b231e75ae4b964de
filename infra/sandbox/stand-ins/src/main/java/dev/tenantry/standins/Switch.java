package dev.tenantry.standins;

/**
 * A fault that is switched on.
 *
 * @param where the beginning of method and path that it concerns, {@code POST /team}; empty is every request
 * @param times how many requests it spoils until it goes off by itself; 0 is all until somebody switches it off
 * @param delayMillis how long {@link Fault#SLOW} waits
 * @param skip how many requests that it concerns pass unspoiled before
 */
public record Switch(Fault fault, String where, int times, long delayMillis, int skip) {

    /** For one request. */
    public static Switch once(Fault fault, String where) {
        return new Switch(fault, where, 1, 0, 0);
    }

    /** Until it is switched off. */
    public static Switch lasting(Fault fault, String where) {
        return new Switch(fault, where, 0, 0, 0);
    }

    /** As it is after a request that it has let pass. */
    Switch skipped() {
        return new Switch(fault, where, times, delayMillis, skip - 1);
    }

    /** As it is after a request that it has spoiled, one of several. */
    Switch spent() {
        return new Switch(fault, where, times - 1, delayMillis, skip);
    }

    boolean concerns(String call) {
        return call.startsWith(where);
    }
}
