package dev.tenantry.portal.look;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a browser is given to put into a page as it is. */
class TableTests {

    private static final class Names extends Table<String> {

        Names(String heading, String... names) {
            super("Names");
            column(heading, name -> {
                var link = new Anchor("tenants/1", name);
                link.setTitle(name);
                return new Div(link, new Span(name));
            });
            column("Length", name -> new Span(Integer.toString(name.length())));
            show(List.of(names));
        }
    }

    @Test
    void name_that_looks_like_markup_stays_a_name() {
        assertThat(Shown.markup(new Names("Name", "<img src=x onerror=alert(1)>\" onmouseover=\"alert(2)")))
                .doesNotContain("<img")
                .contains("&lt;img")
                .contains("title=\"&lt;img src=x onerror=alert(1)&gt;&quot; onmouseover=&quot;alert(2)\"")
                .contains("href=\"tenants/1\"");
    }

    @Test
    void heading_that_looks_like_markup_stays_a_heading() {
        assertThat(Shown.markup(new Names("\"><script>", "Acme")))
                .doesNotContain("<script>")
                .contains("data-heading=\"&quot;&gt;&lt;script&gt;\"");
    }

    @Test
    void german_names_stay_as_they_are() {
        assertThat(Shown.markup(new Names("Name", "Weber & Söhne"))).contains("Weber &amp; Söhne");
    }

    private static final class Plain extends Table<String> {

        Plain(String... names) {
            super("Names");
            words("Word", name -> name);
            names("Identifier", name -> name);
            column("The same as component", Mono::new);
            show(List.of(names));
        }
    }

    @Test
    void words_and_identifiers_are_escaped_and_drawn_as_their_components_are() {
        var markup = Shown.markup(new Plain("<b>Weber</b> & Söhne"));
        assertThat(markup).doesNotContain("<b>").contains("<span>&lt;b&gt;Weber&lt;/b&gt; &amp; Söhne</span>");
        var mono = "<span class=\"mono mono--copied\"><span>&lt;b&gt;Weber&lt;/b&gt; &amp; Söhne</span></span>";
        assertThat(markup.split(Pattern.quote(mono), -1))
                .as("with and without a component")
                .hasSize(3);
        assertThat(Shown.markup(new Plain("")).split("mono", -1))
                .as("nothing is no identifier")
                .hasSize(3);
    }

    @Test
    void says_what_it_is_also_when_it_is_laid_out_as_cards() {
        var names = new Names("Name", "Acme", "Weber");
        assertThat(Shown.headings(names)).containsExactly("Name", "Length");
        assertThat(Shown.rows(names)).containsExactly(List.of("AcmeAcme", "4"), List.of("WeberWeber", "5"));
        assertThat(Shown.markup(names))
                .contains("aria-label=\"Names\" role=\"table\"", "role=\"columnheader\"", "role=\"cell\"");
    }
}
