package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.register.Field;
import dev.tenantry.runs.RunReading;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** The page on which what was agreed with a live tenant is changed; what its run does is tried on the engine. */
class ChangeTests extends SettledStage {

    @Autowired
    private RunReading runs;

    private void open(TenantId id) {
        navigate("tenants/" + id + "/change", ChangeView.class);
    }

    @Test
    @As(Role.OPERATOR)
    void leads_from_the_tenants_page_to_the_run_that_brings_the_change_about() {
        TenantId id = tenant("LIVE");
        look(id);
        press("Change");
        assertThat(here()).isEqualTo("tenants/" + id + "/change");

        test(input("People expected")).setValue("75");
        press("Plan anew");

        assertThat(newest(id).kind()).isEqualTo(RunKind.APPLY);
        assertThat(here()).isEqualTo("runs/" + newest(id).number());
        assertThat(stored(id).get(Field.EXPECTED_USERS)).isEqualTo("75");
        assertThat(runs.run(id, newest(id).id()).orElseThrow().run().steps())
                .extracting(step -> step.key().name())
                .startsWith("infrastructure", "gateway")
                .endsWith("verification")
                .hasSize(9);
    }

    @Test
    @As(Role.OPERATOR)
    void shows_what_cannot_be_changed_here() {
        TenantId id = tenant("LIVE");
        open(id);
        assertThat(content()).contains("Cannot be changed here", stored(id).get(Field.SLUG), "ada@acme.example");
        assertThat(labels()).doesNotContain("Short name", "AWS account", "Network");
    }

    @Test
    @As(Role.OPERATOR)
    void says_what_is_wrong_and_changes_nothing() {
        TenantId id = tenant("LIVE");
        open(id);
        press("Plan anew");
        assertThat(content()).contains("Nothing is different from what is agreed");
        test(input("People expected")).setValue("many");
        press("Plan anew");
        assertThat(content()).contains("One input needs another look, the first: People expected");
        assertThat(newest(id).kind()).isEqualTo(RunKind.ONBOARD);
    }

    @Test
    @As(Role.OPERATOR)
    void says_that_a_run_must_end_first() {
        TenantId id = tenant("LIVE");
        open(id);
        busy(id);
        test(input("People expected")).setValue("75");
        press("Plan anew");
        assertThat(content()).contains("run #" + newest(id).number() + " is changing this tenant");
        assertThat(stored(id).get(Field.EXPECTED_USERS)).isEqualTo("40");

        open(id);
        assertThat(content()).contains("while the tenant is live and no run is changing it");
        assertThat(labels()).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void has_it_planned_once_more_where_what_is_agreed_and_what_was_built_differ() {
        TenantId id = tenant("LIVE");
        open(id);
        test(input("People expected")).setValue("75");
        press("Plan anew");
        settle(id);
        long first = newest(id).number();

        UI.getCurrentOrThrow().navigate("tenants/" + id, QueryParameters.of("tab", "configuration"));
        assertThat(notices()).contains("One field differs");
        press("Plan anew");

        assertThat(newest(id).number()).isGreaterThan(first);
        assertThat(here()).isEqualTo("runs/" + newest(id).number());
    }

    @Test
    @As(Role.OPERATOR)
    void offers_nothing_to_who_only_looks_on_or_for_a_tenant_that_stands_still() {
        TenantId id = tenant("SUSPENDED");
        look(id);
        assertThat(offered("Change")).isEmpty();
        TenantId live = tenant("LIVE");
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.AUDITOR));
        look(live);
        assertThat(offered("Change")).isEmpty();
    }
}
