package dev.tenantry.portal.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@PortalFixture
class RunbookViewTests extends SpringBrowserlessTest {

    @Test
    @As(Role.TENANT_ADMIN)
    void shows_a_tenants_administrator_the_page_in_english() {
        navigate("runbooks/quota", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("Quota");
        assertThat(page()).contains("<h2>What to do</h2>", "Service Quotas").doesNotContain("Was zu tun ist");
    }

    @Test
    @As(Role.OPERATOR)
    void shows_a_german_reader_the_german_page() {
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        navigate("runbooks/state-not-saved", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("Stand nicht gesichert");
        assertThat(page()).contains("<h2>Was zu tun ist</h2>", "href=\"runbooks/locked\"");
    }

    @Test
    @As(Role.OPERATOR)
    void has_nothing_under_a_name_that_no_class_has() {
        navigate("runbooks/nothing-like-that", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    private String page() {
        return $(Html.class).all().getLast().getInnerHtml();
    }
}
