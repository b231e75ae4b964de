package dev.tenantry.runs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list of runs.
 *
 * @param next the number to give to {@link RunFilter#before(long)} for the next page; null on the last
 */
public record RunPage(List<RunSummary> runs, @Nullable Long next) {

    public RunPage {
        runs = List.copyOf(runs);
    }

    static RunPage of(List<RunSummary> oneMore) {
        if (oneMore.size() <= RunQueries.PAGE) {
            return new RunPage(oneMore, null);
        }
        List<RunSummary> page = oneMore.subList(0, RunQueries.PAGE);
        return new RunPage(page, page.getLast().number());
    }
}
