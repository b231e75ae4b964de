package dev.tenantry.portal.brand;

/**
 * Whether an accent can be used: as an area against the ground of a page (3 : 1 for the edge of a control) and under the
 * better of black and white text (4.5 : 1), after WCAG 2.2.
 *
 * @param againstGround contrast to the page's ground
 * @param underText contrast to the text on a button of this colour
 */
public record AccentCheck(double againstGround, double underText) {

    private static final Rgb WHITE = new Rgb(255, 255, 255);
    private static final Rgb BLACK = new Rgb(0, 0, 0);

    /** The grounds of the two colour schemes, as {@code tokens.css} has them. */
    private static final Rgb DARK_GROUND = new Rgb(0x14, 0x16, 0x1b);

    /** Checks an accent on the ground of the light scheme. */
    public static AccentCheck light(Rgb accent) {
        return on(WHITE, accent);
    }

    /** Checks an accent on the ground of the dark scheme. */
    public static AccentCheck dark(Rgb accent) {
        return on(DARK_GROUND, accent);
    }

    private static AccentCheck on(Rgb ground, Rgb accent) {
        var text = Math.max(accent.contrastWith(WHITE), accent.contrastWith(BLACK));
        return new AccentCheck(accent.contrastWith(ground), text);
    }

    /** Whether both are enough. */
    public boolean passes() {
        return againstGround >= 3.0 && underText >= 4.5;
    }
}
