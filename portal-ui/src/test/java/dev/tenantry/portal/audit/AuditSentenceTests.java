package dev.tenantry.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.AuditEntry.Subject;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.tenants.TenantId;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A sentence of the trail says what was acted upon, by the name that it has. */
@PortalFixture
@As(Role.AUDITOR)
class AuditSentenceTests extends SpringBrowserlessTest {

    private final StagedTrail trail;

    AuditSentenceTests(@Autowired ApplicationContext portal) {
        trail = new StagedTrail(portal);
    }

    private void operator(TenantId tenant, String act, Subject subject, Map<String, String> details) {
        trail.record(AuditEntry.of(tenant, StagedTrail.person(Role.OPERATOR), act, subject, details));
    }

    private String of(TenantId tenant) {
        UI.getCurrentOrThrow().navigate("audit", QueryParameters.of("tenant", tenant.toString()));
        return $(AuditList.class).single().getElement().getTextRecursively();
    }

    @Test
    void run_is_told_by_its_number_and_its_tenants_name() {
        var run = new Subject("run", UUID.randomUUID().toString());
        operator(trail.alpha, "run.approved", run, Map.of("number", "1234"));
        operator(trail.alpha, "run.left", run, Map.of());

        assertThat(of(trail.alpha))
                .contains("Person OPERATOR", "approved the plan of run #1234 of " + trail.alphasName)
                .contains("ended run " + run.id().substring(0, 8) + " of " + trail.alphasName);
    }

    @Test
    void sentences_are_german_for_whoever_reads_german() {
        operator(trail.alpha, "run.approved", new Subject("run", "x"), Map.of("number", "1234"));
        operator(trail.alpha, "runs.paused", new Subject("tenant", trail.alpha.toString()), Map.of());
        UI.getCurrentOrThrow().setLocale(Locale.GERMANY);

        assertThat(of(trail.alpha))
                .contains("hat den Plan von Lauf #1234 von " + trail.alphasName + " freigegeben")
                .contains("hat die Läufe von " + trail.alphasName + " angehalten");
    }

    @Test
    void tenant_is_told_by_name_and_by_the_beginning_of_its_id_once_it_is_gone() {
        var gone = TenantId.random();
        operator(gone, "tenant.draft-discarded", new Subject("tenant", gone.toString()), Map.of());

        assertThat(of(trail.alpha)).contains("began the draft of " + trail.alphasName);
        assertThat(of(gone))
                .contains("threw the draft of tenant " + gone.toString().substring(0, 8) + " away");
    }

    @Test
    void person_is_told_by_name_as_long_as_it_is_known() {
        var erased = new PersonId(UUID.randomUUID());
        var known = TestPeople.of(Role.SUPPORT);
        operator(trail.alpha, "person.invited", new Subject("person", known.toString()), Map.of());
        operator(trail.alpha, "person.erased", new Subject("person", erased.toString()), Map.of());

        assertThat(of(trail.alpha))
                .contains("invited Person SUPPORT")
                .contains("erased the data of person " + erased.toString().substring(0, 8));
    }
}
