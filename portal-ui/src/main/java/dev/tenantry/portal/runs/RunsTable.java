package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.look.Table;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.StepKey;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs as rows; every row leads to its run. */
@Uses(Ago.class)
final class RunsTable extends Table<RunSummary> {

    RunsTable(List<RunSummary> runs, RunNames names, Function<RunSummary, String> tenant) {
        super(Texts.t("runs.heading"));
        Map<String, String> people =
                names.of(runs.stream().map(RunSummary::requestedBy).collect(Collectors.toSet()));
        column(Texts.t("runs.column.number"), RunsTable::number);
        words(Texts.t("runs.column.tenant"), tenant::apply);
        words(Texts.t("runs.column.kind"), run -> Texts.t(run.kind()));
        column(Texts.t("runs.column.state"), run -> RunWords.badge(run.state()).since(run.since()));
        column(Texts.t("runs.column.steps"), RunsTable::steps);
        words(Texts.t("runs.column.by"), run -> people.getOrDefault(run.requestedBy(), ""));
        column(Texts.t("runs.column.requested"), run -> new Ago(run.requestedAt()));
        show(runs, RunSummary::id);
    }

    private static Component number(RunSummary run) {
        Anchor link = new Anchor(RunWords.path(run.number()));
        link.setRouterIgnore(false);
        link.getElement().setAttribute("data-row", "");
        link.add(new Mono("#" + run.number()));
        return link;
    }

    private static Component steps(RunSummary run) {
        Span words = new Span(Texts.t("runs.steps", run.stepsDone(), run.stepsInAll()));
        words.addClassName("number");
        String at = run.current();
        if (at == null) {
            return words;
        }
        Span current = new Span(" · " + Texts.t(StepKey.called(at)));
        current.addClassName("muted");
        return new Span(words, current);
    }
}
