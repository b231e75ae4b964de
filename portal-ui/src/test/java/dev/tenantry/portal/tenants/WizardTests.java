package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.portal.As;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Turning pages, and two people in one draft. */
class WizardTests extends WizardStage {

    @Autowired
    private Onboarding onboarding;

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
    void whoever_types_into_a_draft_that_was_submitted_meanwhile_sees_the_inputs_and_gets_on() {
        TenantId id = openComplete();
        somebodyElseSubmits(id);
        test(input("Name")).setValue("Mine");
        assertThat(content())
                .contains("Somebody else has submitted this draft meanwhile", "cannot get into it any more: Name")
                .doesNotContain("Keep my inputs");
        assertThat(input("Name").getValue()).isEqualTo("Mine");
        press("Drop my inputs and show the tenant");
        assertThat(here()).isEqualTo("tenants/" + id);
        assertThat(stored(id).get(Field.DISPLAY_NAME)).isNotEqualTo("Mine");
    }

    @Test
    @As(Role.OPERATOR)
    void submission_between_notice_and_choice_loses_no_input() {
        TenantId id = openComplete();
        somebodyElseFills(id, Field.CITY, "Bonn");
        test(input("Name")).setValue("Mine");
        somebodyElseSubmits(id);
        press("Keep my inputs, with their other changes");
        assertThat(content()).contains("Somebody else has submitted this draft meanwhile");
        assertThat(input("Name").getValue()).isEqualTo("Mine");
        press("Drop my inputs and show the tenant");
        assertThat(here()).isEqualTo("tenants/" + id);
    }

    @Test
    @As(Role.OPERATOR)
    void discarding_in_vain_leaves_the_choice_to_whoever_was_overtaken() {
        TenantId id = open("company");
        somebodyElseFills(id, Field.CITY, "Bonn");
        test(input("Name")).setValue("Mine");
        press("Discard draft …");
        press("Discard draft");
        assertThat(content()).contains("Nothing was discarded");
        press("Keep my inputs, with their other changes");
        assertThat(stored(id).get(Field.DISPLAY_NAME)).isEqualTo("Mine");
    }

    private TenantId openComplete() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        TenantId id = drafts.beginWith(complete(
                "w" + random.nextInt(1_000_000, 10_000_000), "4" + random.nextLong(10_000_000_000L, 100_000_000_000L)));
        navigate("tenants/new/" + id + "/company", WizardView.class);
        return id;
    }

    private void somebodyElseSubmits(TenantId id) {
        long version = tenants.tenant(id).orElseThrow().version();
        assertThat(onboarding.submit(id, version)).isInstanceOf(Onboarding.Submission.Submitted.class);
    }

    @Test
    @As(Role.OPERATOR)
    void link_of_the_review_leads_to_a_step_that_shows_what_is_missing() {
        TenantId id = open("company");
        assertThat(input("Name").isInvalid())
                .as("nobody is shouted at who only begins")
                .isFalse();
        navigate("tenants/new/" + id + "/review", WizardView.class);
        String link = $(Anchor.class).from($(Main.class).single()).all().stream()
                .filter(anchor -> anchor.getText().startsWith("Name:"))
                .map(Anchor::getHref)
                .findFirst()
                .orElseThrow();
        String[] address = link.split("\\?", 2);
        UI.getCurrentOrThrow().navigate(address[0], QueryParameters.fromString(address[1]));
        assertThat(here()).endsWith("/company");
        assertThat(input("Name").isInvalid()).isTrue();
        assertThat(input("Name").getErrorMessage()).isNotEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void issuer_is_marked_where_it_must_be_filled_in() {
        TenantId id = drafts.beginWith(TenantDraft.fresh().with(Field.SIGN_IN, "OWN_OIDC"));
        navigate("tenants/new/" + id + "/use", WizardView.class);
        assertThat(input("Issuer").isRequiredIndicatorVisible()).isTrue();
        somebodyElseFills(id, Field.ISSUER, "https://login.example");
        somebodyElseFills(id, Field.SIGN_IN, "LOCAL_ACCOUNTS");
        navigate("tenants", com.vaadin.flow.component.Component.class);
        navigate("tenants/new/" + id + "/use", WizardView.class);
        assertThat(input("Issuer").isRequiredIndicatorVisible()).isFalse();
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
