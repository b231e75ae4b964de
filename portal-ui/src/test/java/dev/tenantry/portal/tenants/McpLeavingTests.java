package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailFilter;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.Role;
import dev.tenantry.mcp.McpAcknowledgement;
import dev.tenantry.mcp.McpAcknowledgement.Said;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.register.Field;
import dev.tenantry.register.ServerAcknowledgements;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

@PortalFixture
class McpLeavingTests extends SpringBrowserlessTest {

    private static final List<TenantId> BOTH = List.of(TestPeople.ACME, TestPeople.FOREIGN);

    @Autowired
    private TenantDrafts drafts;

    @Autowired
    private Onboarding onboarding;

    @Autowired
    private McpAcknowledgement acknowledgement;

    @Autowired
    private ServerAcknowledgements words;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    /** Acme and a foreign tenant, both LOCAL, with a server that the provider's side has acknowledged. */
    @BeforeEach
    void two_tenants_with_a_server() {
        var before = SecurityContextHolder.getContext();
        signIn(Role.OPERATOR);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        scope.inProvider(() -> jdbc.sql("""
                    insert into mcp_server (server_id, name, description, address, needs_token, created_at,
                        era, protocol, fingerprint, tools, probed_at, approved, approved_tools)
                    values ('crm', 'Customer data', '', 'https://crm.agency.example/mcp', false, now(),
                        'STATELESS', '2026-07-28', 'f', '[{"name":"find","fingerprint":"p"}]', now(),
                        'f', '[{"name":"find","fingerprint":"p"}]')
                    """).update());
        TenantId submitted = drafts.begin();
        drafts.save(
                submitted,
                WizardStage.complete(
                                "m" + random.nextInt(1_000_000, 10_000_000),
                                "7" + random.nextLong(10_000_000_000L, 100_000_000_000L))
                        .with(Field.MCP_SERVERS, "crm")
                        .with(Field.MCP_ACKNOWLEDGED, "crm"),
                0);
        assertThat(onboarding.submit(submitted, 1)).isInstanceOf(Onboarding.Submission.Submitted.class);
        scope.inProvider(() -> {
            BOTH.forEach(
                    id -> jdbc.sql("""
                            insert into tenant (tenant_id, state, since, draft, profile, display_name, created_at)
                            select ?, 'LIVE', now(), draft, profile, display_name, now() from tenant where tenant_id = ?
                            """).params(id.value(), submitted.value()).update());
        });
        SecurityContextHolder.setContext(before);
    }

    @AfterEach
    void take_them_away() {
        scope.inProvider(() -> {
            jdbc.sql("delete from mcp_server where server_id = 'crm'").update();
            for (String table : List.of("run", "tenant")) {
                BOTH.forEach(id -> jdbc.sql("delete from " + table + " where tenant_id = ?")
                        .param(id.value())
                        .update());
            }
        });
    }

    private static void signIn(Role role) {
        SecurityContextHolder.setContext(As.Factory.signedIn(role));
    }

    private McpChoice stored(TenantId tenant) {
        return scope.asProvider(() -> words.of(tenant)).getFirst();
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void administrator_sees_what_leaves_and_acknowledges_and_withdraws() {
        navigate("company", Component.class);
        assertThat(UI.getCurrentOrThrow().getActiveViewLocation().getPath()).isEqualTo("tenants/" + TestPeople.ACME);
        assertThat(content()).contains("Tools of your assistant are off until you have acknowledged");
        tools(TestPeople.ACME);
        assertThat(content())
                .contains("https://crm.agency.example/mcp", "What a model fills in", "Off, waits for the customer");

        press("Acknowledge what leaves");
        assertThat(content())
                .contains("Acknowledged by both", "Acknowledged for Customer data", "A run plans the change now");
        assertThat(stored(TestPeople.ACME).acknowledgedByTenant())
                .isEqualTo(TestPeople.of(Role.TENANT_ADMIN).toString());
        assertThat(stored(TestPeople.ACME).acknowledged()).isTrue();
        assertThat(stored(TestPeople.FOREIGN).acknowledged()).isFalse();
        navigate("tenants/" + TestPeople.ACME, TenantView.class);
        assertThat(content()).doesNotContain("Tools of your assistant are off");
        tools(TestPeople.ACME);

        press("Withdraw acknowledgement");
        assertThat(content()).contains("Withdrawn for Customer data", "Off, waits for the customer", "next plan");
        assertThat(stored(TestPeople.ACME).acknowledgedByTenant()).isNull();
        assertThat(trail.listOf(TestPeople.ACME, TrailFilter.all()).entries())
                .filteredOn(entry -> entry.act().startsWith("mcp.leaving-"))
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(entry ->
                        assertThat(entry.details()).containsEntry("endpoint", "https://crm.agency.example/mcp"));
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void overview_tells_the_administrator_and_leads_to_what_waits_until_it_is_acknowledged() {
        lookAtOverview();
        assertThat(content()).containsOnlyOnce("one MCP server stays off until you have acknowledged");
        assertThat($(Anchor.class).withText("See what would leave").single().getHref())
                .isEqualTo("tenants/" + TestPeople.ACME + "?tab=tools");

        tools(TestPeople.ACME);
        press("Acknowledge what leaves");
        lookAtOverview();
        assertThat(content()).contains("Nothing needs you", "What only you can do");
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void overview_asks_for_nothing_that_cannot_be_acknowledged() {
        scope.inProvider(
                () -> jdbc.sql("delete from mcp_server where server_id = 'crm'").update());
        lookAtOverview();
        assertThat(content()).contains("Nothing needs you");
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void overview_asks_for_nothing_of_a_tenant_that_is_closed() {
        scope.inProvider(() -> jdbc.sql("update tenant set state = 'CLOSED' where tenant_id = ?")
                .param(TestPeople.ACME.value())
                .update());
        lookAtOverview();
        assertThat(content()).contains("Nothing needs you");
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void overview_asks_nobody_else_for_the_tenants_word() {
        lookAtOverview();
        assertThat(content()).doesNotContain("until you have acknowledged");
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void administrator_of_another_tenant_sees_nothing_and_says_nothing() {
        tools(TestPeople.FOREIGN);
        assertThat(content()).doesNotContain("crm.agency.example");
        assertThat($(H1.class).single().getText()).doesNotContain("Customer");
        var own = acknowledgement.of(TestPeople.ACME).getFirst();
        assertThatThrownBy(() -> acknowledgement.of(TestPeople.FOREIGN)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> acknowledgement.acknowledge(TestPeople.FOREIGN, own))
                .isInstanceOf(NotFound.class);
        assertThat(stored(TestPeople.FOREIGN).acknowledgedByTenant()).isNull();
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void acknowledges_only_what_was_seen() {
        tools(TestPeople.ACME);
        scope.inProvider(
                () -> jdbc.sql("update mcp_server set address = 'https://elsewhere.example/' where server_id = 'crm'")
                        .update());
        press("Acknowledge what leaves");
        assertThat(content()).contains("Nothing was recorded", "https://elsewhere.example/");
        assertThat(stored(TestPeople.ACME).acknowledgedByTenant()).isNull();
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void provider_sees_it_and_cannot_speak_for_the_tenant() {
        tools(TestPeople.ACME);
        assertThat(content()).contains("Off, waits for the customer");
        assertThat($(Button.class).withText("Acknowledge what leaves").all()).isEmpty();
        var seen = acknowledgement.of(TestPeople.ACME).getFirst();
        assertThatThrownBy(() -> acknowledgement.acknowledge(TestPeople.ACME, seen))
                .isInstanceOf(AccessRefused.class);
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void server_whose_tools_are_not_approved_is_not_called_open() {
        scope.inProvider(() -> jdbc.sql("update mcp_server set approved = null where server_id = 'crm'")
                .update());
        tools(TestPeople.ACME);
        assertThat(content()).contains("Off, waits for the customer");
        press("Acknowledge what leaves");
        assertThat(content())
                .contains("Off, its tools are not approved by the provider")
                .doesNotContain("Acknowledged by both");
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void second_word_changes_nothing() {
        var seen = acknowledgement.of(TestPeople.ACME).getFirst();
        assertThat(acknowledgement.acknowledge(TestPeople.ACME, seen)).isEqualTo(Said.PLANNED);
        assertThat(acknowledgement.acknowledge(TestPeople.ACME, seen)).isEqualTo(Said.CHANGED);
        assertThat(stored(TestPeople.ACME).acknowledged()).isTrue();
    }

    private static void tools(TenantId tenant) {
        UI.getCurrentOrThrow().navigate("tenants/" + tenant, com.vaadin.flow.router.QueryParameters.of("tab", "tools"));
    }

    /** Anew: the page that is open already would stand as it was built. */
    private void lookAtOverview() {
        navigate("settings", Component.class);
        navigate("", Component.class);
    }

    private void press(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    private String content() {
        return $(Main.class).single().getElement().getTextRecursively();
    }
}
