package dev.tenantry.portal.runs;

import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.runs.LogLine;
import dev.tenantry.runs.LogPage;
import dev.tenantry.runs.LogQuery;
import dev.tenantry.runs.LogQuery.Way;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunStep;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the lines of one step's log come from; each call asks the use case, which checks who asks. */
record StepLogSource(RunReading runs, Run run, RunStep step) {

    private static final int BITE = 2_000;
    /** What a step says last is why it failed; a log may be long. */
    private static final int END = 200;

    LogPage page(LogQuery query) {
        return runs.log(run.tenant(), run.id(), step.position(), query);
    }

    String name() {
        return step.key().name();
    }

    /** Where this line is looked at among those that are searched, for whoever is sent the address. */
    String path(LogAddress address) {
        return RunWords.path(run.number()) + "?tab=log&step=" + name() + "&"
                + address.in(QueryParameters.empty()).getQueryString();
    }

    /** Where the last error stands near the end of the log, or its end where none does; null if the step has said nothing. */
    @Nullable
    String failed() {
        List<LogPage.Numbered> end = page(LogQuery.newest(END)).lines();
        return end.reversed().stream()
                .filter(line -> line.line().level() == LogLine.Level.ERROR)
                .findFirst()
                .or(() -> end.reversed().stream().findFirst())
                .map(line -> path(LogAddress.newest().at(line.number())))
                .orElse(null);
    }

    String fileName() {
        return "run-" + run.number() + "-" + name() + ".log";
    }

    /** The whole log as text, times in UTC; as many lines in memory as one bite has. */
    void writeTo(PrintWriter to) {
        LogQuery query = LogQuery.on(1, BITE);
        LogPage page = page(query);
        while (!page.lines().isEmpty()) {
            page.lines()
                    .forEach(line -> to.println(line.line().at() + " "
                            + line.line().level() + " " + line.line().text()));
            page = page(query.at(page.next(), Way.ON));
        }
        to.flush();
    }
}
