package dev.tenantry.steps;

import java.util.regex.Pattern;

/**
 * Texts of others as they can be kept: PostgreSQL takes neither NUL nor one half of a pair of surrogates, and what it refuses
 * would stop a run for good.
 */
public final class Keepable {

    private static final Pattern COLOUR = Pattern.compile("\\u001B\\[[0-9;]*[A-Za-z]");
    /** What steers a terminal or turns the way in which a line is read; lines and tabs are neither. */
    private static final Pattern STEERING = Pattern.compile(
            "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F" + "\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private static final char REPLACEMENT = '\uFFFD';

    private Keepable() {}

    /** For what a program reads again: only what cannot be kept is replaced, visibly. */
    public static String exactly(String text) {
        return isKeepable(text)
                ? text
                : text.codePoints()
                        .collect(StringBuilder::new, Keepable::add, StringBuilder::append)
                        .toString();
    }

    /** For what people read: without colours, and with a blank for whatever else steers their screen. */
    public static String shown(String text) {
        return exactly(STEERING.matcher(COLOUR.matcher(text).replaceAll("")).replaceAll(" "));
    }

    /** As {@link #shown(String)}, at most so many characters of it; no character is cut in two. */
    public static String shown(String text, int most) {
        boolean inTwo = text.length() > most && most > 0 && Character.isHighSurrogate(text.charAt(most - 1));
        return shown(text.length() > most ? text.substring(0, inTwo ? most - 1 : most) : text);
    }

    private static boolean isKeepable(String text) {
        return text.codePoints().allMatch(Keepable::isKeepable);
    }

    /** Code points of a text are halves only where the other half is missing. */
    private static boolean isKeepable(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    private static void add(StringBuilder kept, int codePoint) {
        if (isKeepable(codePoint)) {
            kept.appendCodePoint(codePoint);
        } else {
            kept.append(REPLACEMENT);
        }
    }
}
