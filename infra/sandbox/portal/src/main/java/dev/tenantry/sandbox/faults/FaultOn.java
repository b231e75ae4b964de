package dev.tenantry.sandbox.faults;

/**
 * A fault that is set.
 *
 * @param where the beginning of method and path that it concerns, {@code POST /team}; empty is every request
 * @param times how many requests it spoils until it goes off by itself; 0 is all until somebody clears it
 * @param delayMillis how long {@link StandInFault#SLOW} waits
 */
public record FaultOn(StandInFault fault, String where, int times, long delayMillis) {

    /** Whether both are the same fault of the same requests, however long. */
    boolean isSameAs(FaultOn other) {
        return fault == other.fault && where.equals(other.where);
    }
}
