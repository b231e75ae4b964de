package dev.tenantry.portal.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.H1;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.i18n.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@PortalFixture
class AlertRunbookTests extends SpringBrowserlessTest {

    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

    @Test
    @As(Role.SUPPORT)
    void shows_what_to_do_under_the_pages_own_title() {
        navigate("runbooks/alerts/copies", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("A copy failed, is missing or did not come back on trial");
        assertThat($(Html.class).all().getLast().getInnerHtml())
                .contains("<h2>What to do</h2>", "href=\"runbooks/alerts/vectors\"");
    }

    @Test
    @As(Role.SUPPORT)
    void has_nothing_under_a_name_that_no_page_has() {
        navigate("runbooks/alerts/nothing-like-that", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    /** From each page, in the portal, to pages that are there; what only the documentation has is no link. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void each_page_has_a_title_and_leads_to_pages_that_are_there(Language language) throws IOException {
        try (var files = Files.list(Path.of("../docs/runbooks/alerts").resolve(language.tag()))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".md", "");
                AlertRunbook.Page page = AlertRunbook.page(name, language).orElseThrow();
                assertThat(page.title()).as(name).isNotBlank();
                LINK.matcher(page.html()).results().map(link -> link.group(1)).forEach(link -> isThere(link, language));
            }
        }
    }

    private static void isThere(String link, Language language) {
        if (link.startsWith("runbooks/alerts/")) {
            assertThat(AlertRunbook.page(link.substring("runbooks/alerts/".length()), language))
                    .as(link)
                    .isPresent();
        } else if (link.startsWith("runbooks/")) {
            assertThat(Runbook.named(link.substring("runbooks/".length())))
                    .as(link)
                    .isPresent();
        } else {
            assertThat(link).startsWith("https://");
        }
    }
}
