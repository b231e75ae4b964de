package dev.tenantry.runs;

import java.time.Instant;

/** One line of a step's log, secrets masked. */
public record LogLine(Instant at, Level level, String text) {

    private static final int LONGEST = 16_384;

    public LogLine {
        text = clean(text);
    }

    /** One line, no control characters (ANSI colours, right-to-left overrides), at most 16 Ki characters. */
    private static String clean(String raw) {
        String cut = raw.length() > LONGEST ? raw.substring(0, LONGEST) + " … (cut)" : raw;
        return cut.replaceAll("\\u001B\\[[0-9;]*[A-Za-z]", "")
                .replaceAll("[\\p{Cntrl}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", " ")
                .stripTrailing();
    }

    /** How loud a line is. */
    public enum Level {
        INFO,
        WARN,
        ERROR
    }

    String stored() {
        return at.toEpochMilli() + "\t" + level + "\t" + text;
    }

    static LogLine read(String stored) {
        int first = stored.indexOf('\t');
        int second = stored.indexOf('\t', first + 1);
        return new LogLine(
                Instant.ofEpochMilli(Long.parseLong(stored.substring(0, first))),
                Level.valueOf(stored.substring(first + 1, second)),
                stored.substring(second + 1));
    }
}
