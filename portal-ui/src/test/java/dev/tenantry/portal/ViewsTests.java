package dev.tenantry.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.look.StateBadge;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The views that need only the ground, driven without a browser. */
@PortalFixture
class ViewsTests extends SpringBrowserlessTest {

    @Test
    void leads_to_sign_in_when_nobody_is_signed_in() {
        navigate("settings", Component.class);
        assertThat(UI.getCurrentOrThrow().getActiveViewLocation().getPath()).isEqualTo("sign-in");
        assertThat($(H1.class).single().getText()).isEqualTo("Sign in to Tenantry");
    }

    @Test
    @As(Role.OPERATOR)
    void shows_the_overview_with_one_heading_and_what_it_will_hold() {
        navigate("", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("Overview");
        assertThat(UI.getCurrentOrThrow().getInternals().getTitle()).isEqualTo("Overview");
    }

    @Test
    @As(Role.OPERATOR)
    void marks_where_one_is_in_the_navigation() {
        navigate("settings", Component.class);
        var current = $(Anchor.class).withAttribute("aria-current", "page").single();
        assertThat(current.getHref()).isEqualTo("settings");
    }

    @Test
    @As(Role.OPERATOR)
    void judges_an_accent_while_it_is_typed() {
        navigate("settings", Component.class);
        test($(TextField.class).single()).setValue("#ffee88");
        var verdicts = $(StateBadge.class).from($(Main.class).single()).all().stream()
                .map(badge -> badge.getElement().getTextRecursively())
                .toList();
        assertThat(verdicts).containsExactly("Not readable", "Readable");
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void keeps_the_providers_brand_from_a_tenants_administrator() {
        navigate("settings", Component.class);
        assertThat($(TextField.class).all()).isEmpty();
    }

    @Test
    @As(Role.SUPPORT)
    void says_that_nothing_is_here_for_an_unknown_address() {
        navigate("no/such/page", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    @As(Role.SUPPORT)
    void speaks_german_to_whoever_asks_for_it() {
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        navigate("settings", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("Einstellungen");
    }
}
