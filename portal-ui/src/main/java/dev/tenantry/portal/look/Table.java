package dev.tenantry.portal.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.function.SerializableFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * A page of rows, each sent as one piece of markup: it is painted in a fraction of the time that a grid takes for as many
 * rows. In a {@link Fresh} a row that has not changed stays as it is. What it shows is only looked at and followed; a cell
 * that somebody can press must be a component elsewhere. In a narrow window each row stands as a card, with the heading beside
 * each cell.
 *
 * @param <R> what a row shows
 */
public class Table<R> extends Div {

    private record Column<R>(String heading, SerializableFunction<R, String> markup) {}

    private final String name;
    private final List<Column<R>> columns = new ArrayList<>();

    /** @param name what the table holds, translated, for those who do not see it */
    public Table(String name) {
        this.name = name;
        addClassName("table-frame");
    }

    /**
     * Adds a column. Cells are drawn once and forgotten; their text is escaped as it is everywhere else. The class that
     * draws names with {@code @Uses} what has a script of its own.
     */
    protected final Table<R> column(String heading, SerializableFunction<R, Component> cell) {
        columns.add(new Column<>(heading, row -> cell.apply(row).getElement().getOuterHTML()));
        return this;
    }

    /** Adds a column of words: they are drawn without a component, which for a page of rows takes longest. */
    protected final Table<R> words(String heading, SerializableFunction<R, String> text) {
        columns.add(new Column<>(heading, row -> "<span>" + escaped(text.apply(row)) + "</span>"));
        return this;
    }

    /** Adds a column of identifiers, drawn as {@link Mono} draws them; one that is empty is not drawn. */
    protected final Table<R> names(String heading, SerializableFunction<R, String> text) {
        columns.add(new Column<>(heading, row -> Mono.markup(escaped(text.apply(row)))));
        return this;
    }

    /** Draws these rows in place of those before; each is known again by its place. */
    protected final void show(List<R> rows) {
        show(rows, row -> "");
    }

    /** As {@link #show(List)}, with what each row is known again by, wherever it will stand. */
    protected final void show(List<R> rows, SerializableFunction<R, Object> key) {
        Element table = part("table", "table");
        table.setAttribute("class", "table");
        table.setAttribute("aria-label", name);
        table.appendChild(
                part("thead", "rowgroup").setProperty("innerHTML", headings().getOuterHTML()));
        Element body = part("tbody", "rowgroup");
        rows.forEach(row -> body.appendChild(row(row, key.apply(row).toString())));
        table.appendChild(body);
        getElement().removeAllChildren().appendChild(table);
    }

    private Element headings() {
        Element row = part("tr", "row");
        columns.forEach(column -> row.appendChild(
                part("th", "columnheader").setAttribute("scope", "col").setText(column.heading())));
        return row;
    }

    private Element row(R row, String key) {
        String cells = columns.stream().map(column -> cell(column, row)).collect(Collectors.joining());
        Element drawn = part("tr", "row").setProperty("innerHTML", cells);
        return key.isEmpty() ? drawn : drawn.setAttribute(Fresh.KEY, key);
    }

    private static <R> String cell(Column<R> column, R row) {
        return "<td role=\"cell\" data-heading=\"" + escaped(column.heading()) + "\">"
                + column.markup().apply(row) + "</td>";
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** With its role said: a table that is laid out as something else is none any more. */
    private static Element part(String tag, String role) {
        return new Element(tag).setAttribute("role", role);
    }
}
