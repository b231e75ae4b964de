package dev.tenantry.runs;

import java.util.List;

/**
 * Lines of a log with their numbers.
 *
 * @param next the line to ask from next time in the same direction; going back, 1 means that nothing is left
 * @param inAll how many lines the log has now
 */
public record LogPage(List<Numbered> lines, long next, long inAll) {

    public LogPage {
        lines = List.copyOf(lines);
    }

    public record Numbered(long number, LogLine line) {}
}
