package dev.tenantry.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.TrailFilter.Cursor;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PortalFixture
class AuditViewTests extends SpringBrowserlessTest {

    @Test
    @As(Role.AUDITOR)
    void tells_as_sentences_who_did_what() {
        navigate(AuditView.class);
        // others act, too, in this database: the founding may lie on a later page
        test($(TextField.class).withAttribute("data-filter").single()).setValue("person.founded");
        assertThat(content()).contains("Tenantry (founding)").contains("let Person AUDITOR in at the founding");
    }

    @Test
    @As(Role.AUDITOR)
    void keeps_the_filter_in_the_url_and_obeys_it() {
        navigate(AuditView.class);
        test($(TextField.class).withAttribute("data-filter").single()).setValue("nothing.");
        assertThat(UI.getCurrentOrThrow().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("audit?act=nothing.");
        assertThat($(H2.class).single().getText()).isEqualTo("Nothing was recorded");
    }

    @Test
    @As(Role.AUDITOR)
    void finds_the_chain_whole() {
        navigate(AuditView.class);
        test($(Button.class).withText("Verify chain").single()).click();
        assertThat(content()).contains("The chain is whole");
    }

    @Test
    @As(Role.AUDITOR)
    void shows_calls_whose_outcome_nobody_knows_until_it_is_found(@Autowired Audit audit) {
        var subject = new AuditEntry.Subject("LITELLM", "team-of-the-lost-answer");
        var intent = audit.intend(
                AuditEntry.of(TestPeople.ACME, new Actor.Portal("run"), "litellm.team.created", subject, Map.of()));
        audit.conclude(intent, Audit.Outcome.UNKNOWN);
        UI.getCurrentOrThrow().navigate("audit");
        assertThat(headings()).contains("Outcome unknown");
        assertThat(content()).contains("their answers were lost");
        audit.conclude(intent, Audit.Outcome.DONE);
        UI.getCurrentOrThrow().navigate("audit", QueryParameters.of("act", "person."));
        assertThat(headings()).doesNotContain("Outcome unknown");
        UI.getCurrentOrThrow().navigate("audit", QueryParameters.of("act", "litellm.team.created"));
        assertThat($(AuditList.class).single().getElement().getTextRecursively())
                .contains("’s team in LiteLLM · outcome unknown", "LiteLLM · it came about");
    }

    private List<String> headings() {
        return $(H2.class).all().stream().map(H2::getText).toList();
    }

    @Test
    @As(Role.OPERATOR)
    void offers_an_operator_neither_export_nor_verification() {
        navigate(AuditView.class);
        assertThat($(Button.class).withText("Verify chain").all()).isEmpty();
        assertThat($(Anchor.class).withAttribute("download").all()).isEmpty();
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void shows_a_tenants_administrator_the_own_chain_only() {
        navigate(AuditView.class);
        assertThat(content()).contains("Tenant " + TestPeople.ACME).doesNotContain("Provider, entry");
    }

    @Test
    @As(Role.SUPPORT)
    void tells_support_which_roles_may_read() {
        navigate("audit", Component.class);
        assertThat($(H1.class).single().getText()).isEqualTo("You need another role for this page");
    }

    @Test
    void reads_back_from_the_url_what_it_writes_there() {
        var cursor = AuditQuery.text(new Cursor(Instant.parse("2026-03-29T01:30:00.123456Z"), UUID.randomUUID()));
        var query = AuditQuery.of(name -> Optional.ofNullable(
                Map.of("from", "2026-03-29", "act", "run.", "after", cursor).get(name)));
        assertThat(query.after()).isNotNull();
        assertThat(query.filter(ZoneOffset.UTC).from()).isEqualTo("2026-03-29T00:00:00Z");
        assertThat(query.parameters()).isEqualTo(QueryParameters.fromString("act=run.&from=2026-03-29"));
    }

    @Test
    void ignores_in_the_url_what_cannot_be_read() {
        var query = AuditQuery.of(name -> Optional.of("%%%"));
        assertThat(query.tenant()).isNull();
        assertThat(query.from()).isNull();
        assertThat(query.after()).isNull();
    }

    private String content() {
        return $(Main.class).single().getElement().getTextRecursively();
    }
}
