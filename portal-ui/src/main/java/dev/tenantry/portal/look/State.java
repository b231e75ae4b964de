package dev.tenantry.portal.look;

/** The one vocabulary of states, on every page: a shape, a word and a colour, never a colour alone. */
public enum State {
    LIVE(Icon.STATE_LIVE),
    WORKING(Icon.STATE_WORKING),
    NEEDS_YOU(Icon.STATE_NEEDS_YOU),
    FAILED(Icon.STATE_FAILED),
    PAUSED(Icon.STATE_PAUSED),
    /** Its turn has not come yet; nothing is wrong. */
    WAITING(Icon.STATE_WAITING),
    UNKNOWN(Icon.STATE_UNKNOWN),
    SIMULATED(Icon.STATE_SIMULATED);

    private final Icon icon;

    State(Icon icon) {
        this.icon = icon;
    }

    /** The shape that tells the states apart without colour. */
    public Icon icon() {
        return icon;
    }

    /** The class that gives the colour: {@code state--needs-you}. */
    public String cssClass() {
        return icon.cssClass().replace("icon--state-", "state--");
    }
}
