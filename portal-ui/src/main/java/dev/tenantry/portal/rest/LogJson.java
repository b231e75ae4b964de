package dev.tenantry.portal.rest;

import dev.tenantry.runs.LogLine;
import dev.tenantry.runs.LogPage;
import java.time.Instant;
import java.util.List;

/**
 * Lines of a step's log.
 *
 * @param next the line to ask from next time; above {@code inAll} at the end of what there is now
 * @param inAll how many lines the log has now
 */
record LogJson(List<Line> lines, long next, long inAll) {

    static LogJson of(LogPage page) {
        return new LogJson(page.lines().stream().map(Line::of).toList(), page.next(), page.inAll());
    }

    /** @param number counted from 1, by which the run's page links to it */
    record Line(long number, Instant at, LogLine.Level level, String text) {

        static Line of(LogPage.Numbered numbered) {
            LogLine line = numbered.line();
            return new Line(numbered.number(), line.at(), line.level(), line.text());
        }
    }
}
