package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.register.Field;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Turning pages, and two people in one draft. */
class WizardTests extends WizardStage {

    @Test
    @As(Role.OPERATOR)
    void keeps_each_input_and_finds_it_again_under_the_url() {
        TenantId id = open("company");
        test(input("Name")).setValue("Acme");
        assertThat(stored(id).get(Field.DISPLAY_NAME)).isEqualTo("Acme");
    }

    @Test
    @As(Role.OPERATOR)
    void heading_follows_the_name_at_once() {
        open("company");
        assertThat($(H1.class).single().getText()).isEqualTo("Unnamed draft");
        test(input("Name")).setValue("Acme");
        assertThat($(H1.class).single().getText()).isEqualTo("Acme");
    }

    @Test
    @As(Role.OPERATOR)
    void whoever_was_overtaken_stays_and_keeps_what_was_typed() {
        TenantId id = open("company");
        somebodyElseFills(id, Field.CITY, "Bonn");
        test(input("Name")).setValue("Mine");
        press("Save and continue");
        assertThat(here()).endsWith("/company");
        assertThat(input("Name").getValue()).isEqualTo("Mine");
        assertThat(content())
                .contains("Somebody else has changed this draft", "Not kept yet is what you typed for: Name");
        navigate("tenants", com.vaadin.flow.component.Component.class);
        assertThat(here()).endsWith("/company");
    }

    @Test
    @As(Role.OPERATOR)
    void whoever_was_overtaken_can_keep_both() {
        TenantId id = open("company");
        somebodyElseFills(id, Field.CITY, "Bonn");
        test(input("Name")).setValue("Mine");
        press("Keep my inputs, with their other changes");
        assertThat(input("City").getValue()).isEqualTo("Bonn");
        assertThat(stored(id).get(Field.DISPLAY_NAME)).isEqualTo("Mine");
        assertThat(stored(id).get(Field.CITY)).isEqualTo("Bonn");
        press("Save and continue");
        assertThat(here()).endsWith("/contract");
    }

    @Test
    @As(Role.OPERATOR)
    void whoever_was_overtaken_can_take_what_the_other_filled_in() {
        TenantId id = open("company");
        somebodyElseFills(id, Field.DISPLAY_NAME, "Theirs");
        test(input("Name")).setValue("Mine");
        press("Drop my inputs and show theirs");
        assertThat(input("Name").getValue()).isEqualTo("Theirs");
        assertThat(content()).doesNotContain("Somebody else has changed this draft");
    }

    @Test
    @As(Role.OPERATOR)
    void breadcrumb_follows_the_name_at_once() {
        open("company");
        test(input("Name")).setValue("Acme");
        assertThat($(Nav.class).all().stream().map(nav -> nav.getElement().getTextRecursively()))
                .anySatisfy(trail -> assertThat(trail).contains("Tenants", "Acme"))
                .noneSatisfy(trail -> assertThat(trail).contains("Unnamed draft"));
    }

    @Test
    @As(Role.OPERATOR)
    void speaks_german() {
        UI.getCurrentOrThrow().setLocale(Locale.GERMAN);
        open("account");
        assertThat(content()).contains("AWS-Konto");
        assertThat(button("Sichern und weiter")).isNotNull();
    }

    @Test
    @As(Role.SUPPORT)
    void is_closed_to_support() {
        navigate("tenants/new", com.vaadin.flow.component.Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("You need another role for this page");
    }

    @Test
    @As(Role.OPERATOR)
    void going_on_without_a_change_keeps_nothing_anew() {
        TenantId id = drafts.begin();
        somebodyElseFills(id, Field.MCP_ACKNOWLEDGED, "agency");
        for (String step : List.of("company", "contract", "account", "use", "tools", "operation")) {
            navigate("tenants/new/" + id + "/" + step, WizardView.class);
            press("Save and continue");
        }
        assertThat(here()).endsWith("/review");
        assertThat(tenants.tenant(id).orElseThrow().version()).isEqualTo(1);
    }
}
