package dev.tenantry.sandbox.chaos;

import dev.tenantry.sandbox.chaos.Moment.Way;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

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
    /** The machine of the portal that works on the run is lost, with all programs that it has started; another portal goes on. */
    NODE_LOST,
    /** One request of the step is answered, and done, only after the portal has given up waiting. */
    LATE,
    /** One request of the step is done twice. */
    TWICE,
    /** One request of the step is done, and its answer lost. */
    LOST,
    /** A runner in the tenant's network is killed, and all that it has started. */
    JOB_KILLED,
    /** Somebody starts a job's build once more beside the one that works. */
    JOB_TWICE,
    /** A job's result is there, and gone before anybody has read it. */
    RESULT_LOST,
    /** The same; when the next attempt works it comes after all, at its own place and at the next one's. */
    RESULT_OLD,
    /** Where the portal keeps what runs work on is no room for some seconds. */
    DISK_FULL;

    /** The step whose work programs of the portal's own do. */
    private static final String OF_PROGRAMS = "infrastructure";

    /** When Terraform is about to write, or writes. */
    private static final Set<Moment> OF_WORK = EnumSet.of(Moment.BEFORE, Moment.STARTED, Moment.FOLLOWED);

    /** Whether it strikes there; one of the answers is drawn by chance, whatever the moment. */
    boolean strikes(String step, Moment moment) {
        return switch (this) {
            case KILL, DATABASE -> true;
            case KILL_ALL -> step.equals(OF_PROGRAMS);
            case NODE_LOST -> step.equals(OF_PROGRAMS) && moment.way() == Way.FORWARD;
            case FREEZE -> moment.way() == Way.FORWARD;
            case LATE, TWICE, LOST -> moment == Moment.BEFORE;
            case JOB_KILLED, JOB_TWICE, RESULT_LOST, RESULT_OLD ->
                moment == Moment.POLLING && !step.equals(OF_PROGRAMS);
            case DISK_FULL -> step.equals(OF_PROGRAMS) && OF_WORK.contains(moment);
        };
    }

    /** Whether another portal must be there to go on. */
    boolean needsTwo() {
        return this == FREEZE || this == NODE_LOST;
    }

    /** Whether none of its cells stops or undoes anything. */
    boolean onlyForward() {
        return switch (this) {
            case KILL, KILL_ALL, DATABASE -> false;
            case FREEZE, NODE_LOST, LATE, TWICE, LOST, JOB_KILLED, JOB_TWICE, RESULT_LOST, RESULT_OLD, DISK_FULL ->
                true;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
