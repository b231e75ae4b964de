package dev.tenantry.sandbox.chaos;

import java.util.Locale;

/** What strikes. */
enum Fault {
    /** {@code kill -9} of the portal; it is started again. */
    KILL,
    /** The database's server dies as by a power cut, and is back a moment later. */
    DATABASE,
    /** The portal that works on the run stands still; another one goes on; then the first wakes up. */
    FREEZE,
    /** {@code kill -9} of the portal and of all programs that it has started. */
    KILL_ALL,
    /** One request of the step is answered, and done, only after the portal has given up waiting. */
    LATE,
    /** One request of the step is done twice. */
    TWICE,
    /** One request of the step is done, and its answer lost. */
    LOST;

    /** Whether it strikes at that moment: one of the answers is drawn by chance, whatever the moment. */
    boolean strikes(Moment moment) {
        return switch (this) {
            case KILL, DATABASE, FREEZE, KILL_ALL -> true;
            case LATE, TWICE, LOST -> moment == Moment.BEFORE;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
