package dev.tenantry.runs;

import dev.tenantry.steps.Keepable;
import java.time.Instant;

/** One line of a step's log, secrets masked. */
public record LogLine(Instant at, Level level, String text) {

    private static final int LONGEST = 16_384;

    public LogLine {
        text = clean(text);
    }

    /** One line, no control characters (ANSI colours, right-to-left overrides), at most 16 Ki characters. */
    private static String clean(String raw) {
        String cut = raw.length() > LONGEST ? " … (cut)" : "";
        return (Keepable.shown(raw, LONGEST).replaceAll("[\\n\\r\\t]", " ") + cut).stripTrailing();
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
