package dev.tenantry.runs;

import dev.tenantry.runs.LogLine.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a step's log are wanted.
 *
 * @param from first line number, counted from 1
 * @param most at most so many lines, up to 2 000
 * @param level this level and louder; null means all
 * @param text only lines that contain it, in any case; null means all
 */
public record LogQuery(
        long from,
        int most,
        @Nullable Level level,
        @Nullable String text) {

    public LogQuery {
        if (from < 1 || most < 1 || most > 2_000) {
            throw new IllegalArgumentException("lines from " + from + ", at most " + most);
        }
    }

    boolean lets(LogLine line) {
        return (level == null || line.level().compareTo(level) >= 0)
                && (text == null || line.text().toLowerCase(Locale.ROOT).contains(text));
    }
}
