package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.SerializableFunction;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Cells;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.runs.RunSummary;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs as rows; every row leads to its run. */
@Uses(Ago.class)
final class RunsGrid extends Grid<RunSummary> {

    RunsGrid(List<RunSummary> runs, RunNames names, Function<RunSummary, String> tenant) {
        Map<String, String> people =
                names.of(runs.stream().map(RunSummary::requestedBy).collect(Collectors.toSet()));
        addClassName("grid");
        addThemeVariants(GridVariant.NO_BORDER);
        setAllRowsVisible(true);
        column("runs.column.number", RunsGrid::number).setFlexGrow(0).setWidth("7rem");
        column("runs.column.tenant", run -> new Span(tenant.apply(run)));
        column("runs.column.kind", run -> new Span(Texts.t(run.kind())));
        column("runs.column.state", run -> RunWords.badge(run.state()).since(run.since()))
                .setFlexGrow(2);
        column("runs.column.steps", RunsGrid::steps);
        column("runs.column.by", run -> new Span(people.get(run.requestedBy())));
        column("runs.column.requested", run -> new Ago(run.requestedAt()));
        setItems(runs);
    }

    private Grid.Column<RunSummary> column(String key, SerializableFunction<RunSummary, Component> cell) {
        return addColumn(Cells.of(cell)).setHeader(Texts.t(key)).setAutoWidth(true);
    }

    private static Component number(RunSummary run) {
        Anchor link = new Anchor(RunWords.path(run.number()));
        link.setRouterIgnore(false);
        link.add(new Mono("#" + run.number()));
        return link;
    }

    private static Component steps(RunSummary run) {
        Span words = new Span(Texts.t("runs.steps", run.stepsDone(), run.stepsInAll()));
        words.addClassName("number");
        if (run.current() == null) {
            return words;
        }
        Span current = new Span(" · " + run.current());
        current.addClassName("muted");
        return new Span(words, current);
    }
}
