package dev.tenantry.sandbox.faults;

/** How long a fault stays. */
enum HowLong {
    UNTIL_CLEARED(0),
    NEXT(1),
    NEXT_THREE(3);

    private final int times;

    HowLong(int times) {
        this.times = times;
    }

    /** Requests that it spoils; 0 is all. */
    int times() {
        return times;
    }
}
