package dev.tenantry.steps;

/** An attribute's value in a plan, as far as it may be known and shown. */
public sealed interface Value {

    /** Not there. */
    record Absent() implements Value {}

    /**
     * There, and fit to be shown.
     *
     * @param text as the system writes it: JSON for numbers, lists and objects, bare for texts
     */
    record Known(String text) implements Value {
        public Known {
            text = Keepable.exactly(text);
        }
    }

    /**
     * Must not be shown nor stored: lives in memory until the plan's keyed digest is made, after which only
     * {@link Masked} is left.
     */
    record Sensitive(String secret) implements Value {
        @Override
        public String toString() {
            return "Sensitive[…]";
        }
    }

    /**
     * There, and secret: its digest stands for it.
     *
     * @param digest keyed, so that equal secrets can be told without knowing them
     */
    record Masked(String digest) implements Value {}

    /** Known only after an earlier change was made. */
    record Unknown() implements Value {}

    static Value absent() {
        return new Absent();
    }

    static Value known(String text) {
        return new Known(text);
    }

    static Value sensitive(String secret) {
        return new Sensitive(secret);
    }

    static Value unknown() {
        return new Unknown();
    }
}
