package dev.tenantry.sandbox.chaos;

import dev.tenantry.sandbox.chaos.Pins.Point;
import java.util.Locale;
import java.util.Optional;

/** When something strikes a step; in the order in which the moments come. */
enum Moment {
    /** Chosen as the next one, nothing of it written or done. */
    BEFORE(Way.FORWARD, ">STARTING"),
    /** Written as begun; the effect is neither announced nor made. */
    UNTOUCHED(Way.FORWARD, "?"),
    /** The effect is made; that it is, is not written yet. */
    ACTED(Way.FORWARD, "!"),
    /** Everything that starting does is done; the step does not know. */
    STARTED(Way.FORWARD, "STARTING>"),
    /** Its job works, or has just ended, and is asked after. */
    POLLING(Way.FORWARD, ">WORKING"),
    /** Asked after its job, it has made one more effect; that it has, is not written yet. */
    FOLLOWED(Way.FORWARD, "!"),
    /** Its job has ended; the step does not know. */
    ENDED(Way.FORWARD, "WORKING>"),
    /** Read back as wanted, and not written as done. */
    VERIFIED(Way.FORWARD, ">DONE"),
    /** Written as done; the next one has not begun. */
    RECORDED(Way.FORWARD, ">DONE"),

    /** A person has asked to stop the run; nobody has begun to. */
    CANCEL_ASKED(Way.STOPPING, "stopping"),
    /** The step's job was told to stop; that it was, is not written yet. */
    CANCEL_ACTED(Way.STOPPING, "!"),
    /** It stands still; that a person must choose now is not written yet. */
    CANCEL_HALTED(Way.STOPPING, "CANCELLING>"),

    /** Chosen as the next one to undo, nothing of that written or done. */
    UNDO_BEFORE(Way.BACK, ">UNDOING"),
    /** Written as being undone; the effect is neither announced nor made. */
    UNDO_UNTOUCHED(Way.BACK, "?"),
    /** An effect of undoing is made; that it is, is not written yet. */
    UNDO_ACTED(Way.BACK, "!"),
    /** Looked for and not found, and not written as undone. */
    UNDO_VERIFIED(Way.BACK, ">UNDONE"),
    /** Written as undone; nothing further has begun. */
    UNDO_RECORDED(Way.BACK, ">UNDONE");

    private final Way way;
    private final String trigger;

    Moment(Way way, String trigger) {
        this.way = way;
        this.trigger = trigger;
    }

    /** Where a run goes when the moment comes. */
    enum Way {
        FORWARD,
        STOPPING,
        BACK
    }

    Way way() {
        return way;
    }

    /** Whether it is a moment of an effect, of which a step may have several. */
    boolean isOfEffects() {
        return trigger.equals("?") || trigger.equals("!");
    }

    /** @param nth how often it has passed before, or which of several effects it is */
    Point of(String step, int nth) {
        return switch (this) {
            case CANCEL_ASKED, CANCEL_HALTED -> new Point("run", trigger, nth);
            case UNDO_UNTOUCHED, UNDO_ACTED -> new Point(undoing(step), trigger, nth);
            default -> new Point(step, trigger, nth);
        };
    }

    /** What the pins call a step that is being undone. */
    static String undoing(String step) {
        return step + "-undo";
    }

    /**
     * Where the run is held for it; empty if it is not.
     *
     * @param next the step that comes after it on this way; empty for the last one
     */
    Optional<Point> held(String step, String next, int nth) {
        return switch (this) {
            case RECORDED ->
                Optional.of(next.isEmpty() ? new Point("run", ">SUCCEEDED", 0) : new Point(next, "WAITING>", 0));
            case UNDO_RECORDED ->
                Optional.of(next.isEmpty() ? new Point("run", ">ROLLED_BACK", 0) : new Point(next, "DONE>", 0));
            case POLLING -> Optional.empty();
            default -> Optional.of(of(step, nth));
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
