package dev.tenantry.portal.runs;

import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.runs.LogLine.Level;
import dev.tenantry.runs.LogQuery;
import java.util.Arrays;
import java.util.Locale;

/**
 * What of a log is looked at, as it stands in the URL; what cannot be read means "all".
 *
 * @param line the line to show, 0 for the newest
 * @param text part of a line; empty for all
 * @param level this level and louder
 */
record LogAddress(long line, String text, Level level) {

    private static final String LINE = "line";
    private static final String TEXT = "search";
    private static final String LEVEL = "level";

    /** The newest lines, all of them. */
    static LogAddress newest() {
        return new LogAddress(0, "", Level.INFO);
    }

    static LogAddress of(QueryParameters parameters) {
        return new LogAddress(
                parameters
                        .getSingleParameter(LINE)
                        .filter(text -> text.matches("\\d{1,12}"))
                        .map(Long::valueOf)
                        .orElse(0L),
                parameters.getSingleParameter(TEXT).map(String::strip).orElse(""),
                parameters.getSingleParameter(LEVEL).stream()
                        .flatMap(word -> Arrays.stream(Level.values())
                                .filter(known -> inUrl(known).equals(word)))
                        .findFirst()
                        .orElse(Level.INFO));
    }

    private static String inUrl(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    /** The same search at another line. */
    LogAddress at(long other) {
        return new LogAddress(other, text, level);
    }

    /** Whether lines are left out. */
    boolean narrows() {
        return !text.isEmpty() || level != Level.INFO;
    }

    /** The reading with what is searched. */
    LogQuery narrowed(LogQuery query) {
        return query.only(level == Level.INFO ? null : level, text.isEmpty() ? null : text);
    }

    /** These parameters with what is looked at in place of what was. */
    QueryParameters in(QueryParameters others) {
        QueryParameters with = others.excluding(LINE, TEXT, LEVEL);
        with = line == 0 ? with : with.merging(LINE, Long.toString(line));
        with = text.isEmpty() ? with : with.merging(TEXT, text);
        return level == Level.INFO ? with : with.merging(LEVEL, inUrl(level));
    }
}
