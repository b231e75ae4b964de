package dev.tenantry.portal.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is replaced of a page that is built anew, and what stays. */
class FreshTests {

    private final Fresh fresh = new Fresh();

    private static final class Names extends Table<String> {

        Names(String... names) {
            super("Names");
            column("Name", name -> new Anchor("tenants/1", name));
            show(List.of(names), name -> name.substring(0, 1));
        }
    }

    private static UnorderedList list(String... rows) {
        var list = new UnorderedList();
        Stream.of(rows)
                .map(row -> Fresh.keyed(new ListItem(new Span(row)), row.charAt(0)))
                .forEach(list::add);
        return list;
    }

    private List<Element> rows() {
        return fresh.getElement().getChild(0).getChildren().toList();
    }

    private List<Element> tableRows() {
        return fresh.getElement()
                .getChild(0)
                .getChild(0)
                .getChild(1)
                .getChildren()
                .toList();
    }

    private String text() {
        return fresh.getElement().getTextRecursively();
    }

    @Test
    void row_that_has_not_changed_stays_and_the_other_gets_new_words() {
        fresh.show(list("a 1", "b 1"));
        var before = rows();
        var words = before.getLast().getChild(0);
        fresh.show(list("a 1", "b 2"));
        assertThat(rows()).isEqualTo(before);
        assertThat(before.getLast().getChild(0)).isEqualTo(words);
        assertThat(text()).isEqualTo("a 1b 2");
    }

    @Test
    void new_row_at_the_top_moves_no_other() {
        fresh.show(list("a", "b", "c"));
        var before = rows();
        fresh.show(list("x", "a", "c"));
        assertThat(text()).isEqualTo("xac");
        assertThat(rows()).endsWith(before.getFirst(), before.getLast()).doesNotContain(before.get(1));
    }

    @Test
    void rows_in_another_order_are_the_same_rows() {
        fresh.show(list("a", "b", "c"));
        var before = rows();
        fresh.show(list("c", "a", "b"));
        assertThat(rows()).containsExactly(before.get(2), before.get(0), before.get(1));
    }

    @Test
    void block_of_another_kind_takes_the_place() {
        fresh.show(new EmptyState(Icon.RUNS, "Nothing", "Nothing yet"));
        fresh.show(list("a"), new Div("below"));
        assertThat(text()).isEqualTo("abelow");
        fresh.show(List.of());
        assertThat(fresh.getElement().getChildCount()).isZero();
    }

    @Test
    void attributes_follow() {
        fresh.show(anchor("runs/1", "warm", "aria-current"));
        var before = fresh.getElement().getChild(0);
        fresh.show(anchor("runs/2", "cold", "lang"));
        assertThat(fresh.getElement().getChild(0)).isEqualTo(before);
        assertThat(before.getAttributeNames()).containsExactlyInAnyOrder("href", "lang", "class");
        assertThat(before.getAttribute("href")).isEqualTo("runs/2");
        assertThat(before.getAttribute("class")).isEqualTo("cold");
    }

    private static Component anchor(String route, String look, String attribute) {
        var anchor = new Anchor(route, "go");
        anchor.addClassName(look);
        anchor.getElement().setAttribute(attribute, "x");
        return anchor;
    }

    @Test
    void button_stays_while_it_is_the_same_and_gives_way_to_another() {
        var pause = new Button("Pause");
        fresh.show(new Div(pause));
        fresh.show(new Div(new Button("Pause")));
        assertThat(fresh.getElement().getChild(0).getChild(0)).isEqualTo(pause.getElement());
        var release = new Button("Release");
        fresh.show(new Div(release));
        assertThat(fresh.getElement().getChild(0).getChild(0)).isEqualTo(release.getElement());
        assertThat(release.getParent()).isPresent();
    }

    @Test
    void row_of_a_table_is_drawn_anew_only_if_it_differs() {
        fresh.show(new Names("a one", "b one"));
        var before = tableRows();
        var markup = before.getFirst().getProperty("innerHTML");
        fresh.show(new Names("c", "a one", "b two"));
        assertThat(tableRows()).hasSize(3).endsWith(before.getFirst(), before.getLast());
        assertThat(before.getFirst().getProperty("innerHTML")).isEqualTo(markup);
        assertThat(before.getLast().getProperty("innerHTML")).contains("b two");
        fresh.show(new Names("b two"));
        assertThat(tableRows()).containsExactly(before.getLast());
    }
}
