package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailEntry;
import dev.tenantry.audit.TrailFilter;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.OwnAndForeign;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.register.Field;
import dev.tenantry.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Throwing drafts away from the wizard and from the tenant's page. */
class DraftDiscardTests extends WizardStage {

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    private void discard() {
        press("Discard draft …");
        test($(Button.class).withText("Discard draft").single()).click();
    }

    @Test
    @As(Role.OPERATOR)
    void draft_is_gone_after_a_question_and_the_trail_says_who_it_was() {
        TenantId id = open("contract");
        press("Discard draft …");
        assertThat(tenants.tenant(id)).isPresent();
        test($(Button.class).withText("Discard draft").single()).click();
        assertThat(here()).isEqualTo("tenants");
        assertThat(tenants.tenant(id)).isEmpty();
        var filter = new TrailFilter(id, "tenant.", null, null, null, null, null);
        assertThat(trail.list(filter).entries().getFirst())
                .extracting(TrailEntry::act)
                .isEqualTo("tenant.draft-discarded");
    }

    @Test
    @As(Role.OPERATOR)
    void what_was_kept_on_the_page_itself_does_not_stand_in_the_way() {
        TenantId id = open("company");
        test(input("Name")).setValue("Acme");
        discard();
        assertThat(tenants.tenant(id)).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void draft_that_somebody_else_changed_meanwhile_stays_and_it_is_said() {
        TenantId id = open("company");
        somebodyElseFills(id, Field.CITY, "Bonn");
        discard();
        assertThat(content()).contains("somebody else has changed this draft since you looked at it");
        assertThat(stored(id).get(Field.CITY)).isEqualTo("Bonn");
    }

    @Test
    @As(Role.OPERATOR)
    void tenants_page_discards_a_draft_too() {
        TenantId id = drafts.begin();
        navigate("tenants/" + id, TenantView.class);
        discard();
        assertThat(here()).isEqualTo("tenants");
        assertThat(tenants.tenant(id)).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void draft_that_a_run_was_created_for_is_not_offered_to_be_discarded() {
        try (var world = new OwnAndForeign(scope, jdbc)) {
            navigate("tenants/new/" + TestPeople.ACME + "/company", WizardView.class);
            assertThat($(Button.class).withText("Discard draft …").all()).isEmpty();
            navigate("tenants/" + TestPeople.ACME, TenantView.class);
            assertThat($(Button.class).withText("Discard draft …").all()).isEmpty();
            assertThat(world).isNotNull();
        }
    }
}
