package dev.tenantry.standins;

/**
 * A fault that is switched on.
 *
 * @param where the beginning of method and path that it concerns, {@code POST /team}; empty is every request
 * @param times how many requests it spoils until it goes off by itself; 0 is all until somebody switches it off
 * @param delayMillis how long {@link Fault#SLOW} waits
 */
public record Switch(Fault fault, String where, int times, long delayMillis) {

    /** For one request. */
    public static Switch once(Fault fault, String where) {
        return new Switch(fault, where, 1, 0);
    }

    /** Until it is switched off. */
    public static Switch lasting(Fault fault, String where) {
        return new Switch(fault, where, 0, 0);
    }

    boolean concerns(String call) {
        return call.startsWith(where);
    }
}
