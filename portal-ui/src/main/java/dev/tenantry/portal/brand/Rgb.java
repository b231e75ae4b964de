package dev.tenantry.portal.brand;

import java.util.Optional;
import java.util.regex.Pattern;

/** An opaque colour as people type it: {@code #3b5bdb}. */
public record Rgb(int red, int green, int blue) {

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /** Reads {@code #rrggbb}; nothing if the text is anything else. */
    public static Optional<Rgb> parse(String text) {
        if (!HEX.matcher(text).matches()) {
            return Optional.empty();
        }
        var bits = Integer.parseInt(text.substring(1), 16);
        return Optional.of(new Rgb(bits >> 16, (bits >> 8) & 0xff, bits & 0xff));
    }

    /** Contrast of two colours after WCAG 2.2, from 1 (none) to 21 (black on white). */
    public double contrastWith(Rgb other) {
        var brighter = Math.max(luminance(), other.luminance());
        var darker = Math.min(luminance(), other.luminance());
        return (brighter + 0.05) / (darker + 0.05);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        var c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
