package dev.tenantry.portal.look;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import org.junit.jupiter.api.Test;

/** What a browser is given to put into a list as it is. */
class CellsTests {

    private static String markup(String name) {
        var renderer = (LitRenderer<String>) Cells.<String>of(text -> {
            var link = new Anchor("tenants/1", text);
            link.setTitle(text);
            return new Div(link, new Span(text));
        });
        return String.valueOf(
                requireNonNull(renderer.getValueProviders().get("cell")).apply(name));
    }

    @Test
    void name_that_looks_like_markup_stays_a_name() {
        var cell = markup("<img src=x onerror=alert(1)>\" onmouseover=\"alert(2)");
        assertThat(cell)
                .doesNotContain("<img")
                .contains("&lt;img")
                .contains("title=\"&lt;img src=x onerror=alert(1)&gt;&quot; onmouseover=&quot;alert(2)\"")
                .contains("href=\"tenants/1\"");
    }

    @Test
    void german_names_stay_as_they_are() {
        assertThat(markup("Weber & Söhne")).contains("Weber &amp; Söhne");
    }
}
