package dev.tenantry.sandbox.chaos;

import dev.tenantry.sandbox.chaos.Pins.Point;
import java.util.Locale;
import java.util.Optional;

/** When something strikes a step; in the order in which the moments come. */
enum Moment {
    /** Chosen as the next one, nothing of it written or done. */
    BEFORE(">STARTING"),
    /** Written as begun; the effect is neither announced nor made. */
    UNTOUCHED("?"),
    /** The effect is made; that it is, is not written yet. */
    ACTED("!"),
    /** Everything that starting does is done; the step does not know. */
    STARTED("STARTING>"),
    /** Its job works, or has just ended, and is asked after. */
    POLLING(">WORKING"),
    /** Asked after its job, it has made one more effect; that it has, is not written yet. */
    FOLLOWED("!"),
    /** Its job has ended; the step does not know. */
    ENDED("WORKING>"),
    /** Read back as wanted, and not written as done. */
    VERIFIED(">DONE"),
    /** Written as done; the next one has not begun. */
    RECORDED(">DONE");

    private final String trigger;

    Moment(String trigger) {
        this.trigger = trigger;
    }

    /** Whether it is a moment of an effect, of which a step may have several. */
    boolean isOfEffects() {
        return this == UNTOUCHED || this == ACTED || this == FOLLOWED;
    }

    Point of(String step, int effect) {
        return new Point(step, trigger, isOfEffects() ? effect : 0);
    }

    /** Where the run is held for it, in a step with that one after it; empty if it is not. */
    Optional<Point> held(String step, String next, int effect) {
        return switch (this) {
            case RECORDED ->
                Optional.of(next.isEmpty() ? new Point("run", ">SUCCEEDED", 0) : new Point(next, "WAITING>", 0));
            case POLLING -> Optional.empty();
            case BEFORE, UNTOUCHED, ACTED, STARTED, FOLLOWED, ENDED, VERIFIED -> Optional.of(of(step, effect));
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
