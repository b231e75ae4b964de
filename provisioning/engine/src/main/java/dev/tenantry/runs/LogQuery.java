package dev.tenantry.runs;

import dev.tenantry.runs.LogLine.Level;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of a step's log are wanted.
 *
 * @param from the line to begin at, counted from 1; going back, the lines before it
 * @param way whether the lines after or before {@code from} come first; a page is always in the log's order
 * @param most at most so many lines, up to 2 000
 * @param level this level and louder; null means all
 * @param text only lines that contain it, in any case; null means all
 */
public record LogQuery(
        long from,
        Way way,
        int most,
        @Nullable Level level,
        @Nullable String text) {

    public LogQuery {
        if (from < 1 || most < 1 || most > 2_000) {
            throw new IllegalArgumentException("lines from " + from + ", at most " + most);
        }
    }

    /** In which direction a log is read. */
    public enum Way {
        ON,
        BACK
    }

    /** Lines from this number on, all of them. */
    public static LogQuery on(long from, int most) {
        return new LogQuery(from, Way.ON, most, null, null);
    }

    /** The last lines of the log, whatever they say. */
    public static LogQuery newest(int most) {
        return new LogQuery(Long.MAX_VALUE, Way.BACK, most, null, null);
    }

    /** The same reading at another line. */
    public LogQuery at(long line, Way direction) {
        return new LogQuery(line, direction, most, level, text);
    }

    /** The same reading, only of what is this loud and contains this text in any case. */
    public LogQuery only(@Nullable Level loud, @Nullable String containing) {
        return new LogQuery(from, way, most, loud, containing == null ? null : containing.toLowerCase(Locale.ROOT));
    }

    boolean lets(LogLine line) {
        return (level == null || line.level().compareTo(level) >= 0)
                && (text == null || line.text().toLowerCase(Locale.ROOT).contains(text));
    }
}
