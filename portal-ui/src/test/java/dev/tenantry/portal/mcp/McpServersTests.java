package dev.tenantry.portal.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailFilter;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.mcp.McpCatalogue;
import dev.tenantry.mcp.McpServer;
import dev.tenantry.mcp.NewServer;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.look.Shown;
import dev.tenantry.portal.look.Table;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.standins.AgencyMcpStandIn;
import dev.tenantry.standins.AgencyMcpStandIn.Speaks;
import dev.tenantry.standins.StandIn;
import dev.tenantry.tenants.TenantId;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalFixture
class McpServersTests extends SpringBrowserlessTest {

    private static final String FIND =
            "{\"name\":\"find_person\",\"description\":\"Finds a person\",\"inputSchema\":{\"type\":\"object\"}}";
    private static final String CHANGED = FIND.replace("Finds a person", "Finds a person and keeps what was asked");

    @Autowired
    private McpCatalogue catalogue;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    private AgencyMcpStandIn server;

    @BeforeEach
    void begin_with_a_server_and_an_empty_catalogue() {
        server = StandIn.listening(new AgencyMcpStandIn(Speaks.STATELESS, FIND));
        forget();
    }

    @AfterEach
    void forget_what_was_registered() {
        server.close();
        forget();
    }

    private void forget() {
        scope.inProvider(() -> jdbc.sql("delete from mcp_server").update());
    }

    @Test
    @As(Role.OPERATOR)
    void empty_catalogue_teaches_and_leads_to_the_form() {
        navigate("mcp", McpServersView.class);
        assertThat(content()).contains("No MCP servers here yet", "ask it for its tools and approve what it lists");
        press("Register server");
        assertThat($(H1.class).single().getText()).isEqualTo("Register an MCP server");
    }

    @Test
    @As(Role.OPERATOR)
    void server_is_registered_asked_and_approved_on_its_pages() {
        navigate("mcp/new", RegisterServerView.class);
        fill("Name", "Customer data");
        fill("Id", "crm");
        fill("Address", server.address().toString());
        press("Register server");
        assertThat($(H1.class).single().getText()).isEqualTo("Customer data");
        assertThat(content()).contains("Never asked", "Not wanted").doesNotContain("Approve this tool");

        ask();
        assertThat(content())
                .contains("It answered and lists 1 tool", "Not approved", "stateless, 2026-07-28")
                .contains(fingerprint());
        press("Approve this tool");
        assertThat(content()).contains("Approved, with the fingerprint").doesNotContain("Not approved");
        assertThat(stored().isApproved()).isTrue();
        assertThat(trail.list(TrailFilter.all()).entries())
                .extracting("act")
                .contains("mcp.server-registered", "mcp.server-probed", "mcp.server-approved");
    }

    @Test
    @As(Role.OPERATOR)
    void server_is_changed_and_at_another_address_has_to_be_approved_anew() {
        approved("moving");
        navigate("mcp/servers/moving", McpServerView.class);
        fill("Name", "Customers");
        press("Save changes");
        assertThat($(H1.class).single().getText()).isEqualTo("Customers");
        assertThat(stored("moving").isApproved()).as("the same address").isTrue();

        fill("Address", "https://10.0.0.1/mcp");
        press("Save changes");
        assertThat(content()).contains("Nothing was changed: one thing has to be put right");
        assertThat(stored("moving").isApproved()).isTrue();

        fill("Address", server.address() + "/other");
        press("Save changes");
        assertThat(content()).contains("Never asked");
        assertThat(stored("moving").approved()).isNull();
        assertThat(stored("moving").offered()).isEmpty();
        assertThat(trail.list(TrailFilter.all()).entries()).extracting("act").contains("mcp.server-edited");
    }

    @Test
    @As(Role.OPERATOR)
    void change_that_was_overtaken_overwrites_nothing() {
        approved();
        navigate("mcp/servers/crm", McpServerView.class);
        scope.inProvider(() -> jdbc.sql("update mcp_server set name = 'Theirs', version = version + 1")
                .update());
        fill("Name", "Ours");
        press("Save changes");
        assertThat(content()).contains("has been changed or asked since you opened this page");
        assertThat(stored().name()).isEqualTo("Theirs");
    }

    @Test
    @As(Role.OPERATOR)
    void server_that_a_tenant_has_chosen_stays_and_says_who_and_any_other_is_taken_out(@Autowired TenantDrafts drafts) {
        catalogue.register(
                new NewServer("rare", "Rare data", "", server.address().toString(), false));
        TenantId draft = drafts.begin();
        drafts.save(draft, drafts.fresh().with(Field.DISPLAY_NAME, "Chooses it").with(Field.MCP_SERVERS, "rare"), 0);
        navigate("mcp/servers/rare", McpServerView.class);
        fill("Address", server.address() + "/other");
        press("Save changes");
        assertThat(content()).contains("It stays where it is, since tenants have chosen it: Chooses it.");
        assertThat(catalogue.find("rare").orElseThrow().address()).isEqualTo(server.address());
        fill("Address", server.address().toString());
        fill("Name", "Rarer data");
        press("Save changes");
        assertThat($(H1.class).single().getText()).isEqualTo("Rarer data");
        takeOut();
        assertThat(content()).contains("It stays, since tenants have chosen it: Chooses it.");
        assertThat(catalogue.find("rare")).isPresent();

        drafts.discard(draft, 1);
        takeOut();
        assertThat(catalogue.find("rare")).isEmpty();
        assertThat($(H1.class).single().getText()).isEqualTo("MCP servers");
        assertThat(trail.list(TrailFilter.all()).entries()).extracting("act").contains("mcp.server-removed");
    }

    private void takeOut() {
        press("Take out of the catalogue");
        test($(Button.class).withText("Take out of the catalogue").all().getLast())
                .click();
    }

    private void approved() {
        catalogue.register(
                new NewServer("crm", "Customer data", "", server.address().toString(), false));
        catalogue.probe("crm", Optional.empty());
        catalogue.approve("crm", fingerprint());
    }

    @Test
    @As(Role.OPERATOR)
    void everything_that_stands_against_a_server_is_said_at_once_where_it_belongs() {
        navigate("mcp/new", RegisterServerView.class);
        fill("Id", "Not an id");
        fill("Address", "https://10.0.0.1/mcp");
        press("Register server");
        assertThat(error("Name")).contains("This is needed");
        assertThat(error("Id")).contains("1 to 24 lower-case letters");
        assertThat(error("Address")).contains("private network");
        assertThat(content()).contains("Nothing was registered: 3 things have to be put right");

        register("crm", false);
        fill("Name", "CRM");
        fill("Id", "crm");
        fill("Address", server.address().toString());
        press("Register server");
        assertThat(error("Name")).isEmpty();
        assertThat(error("Id")).contains("Another server has this id");
        assertThat(catalogue.list()).hasSize(1);
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void changed_tools_are_held_for_approval_and_lead_the_list() {
        approved("crm");
        register("quiet", false);
        server.offer(CHANGED);
        navigate("mcp/servers/crm", McpServerView.class);
        ask();
        assertThat(content()).contains("Changed since approval", "Fingerprint approved before");

        navigate("mcp", McpServersView.class);
        assertThat(Shown.rows($(McpServersTable.class).single()))
                .extracting(row -> row.subList(0, 3))
                .satisfiesExactly(
                        row -> assertThat(row.toString()).contains("crm", "Changed since approval", "1"),
                        row -> assertThat(row.toString()).contains("quiet", "Never asked"));
    }

    @Test
    @As(Role.OPERATOR)
    void what_was_listed_meanwhile_is_not_approved_by_a_press_on_what_was_seen_before() {
        register("crm", false);
        catalogue.probe("crm", Optional.empty());
        navigate("mcp/servers/crm", McpServerView.class);
        server.offer(CHANGED);
        catalogue.probe("crm", Optional.empty());
        press("Approve this tool");
        assertThat(content()).contains("Nothing was approved", fingerprint());
        assertThat(stored().approved()).isNull();

        press("Approve this tool");
        assertThat(stored().isApproved()).isTrue();
    }

    @Test
    @As(Role.OPERATOR)
    void silent_server_and_a_page_that_is_none_say_so_and_keep_what_was_found() {
        approved("crm");
        server.close();
        navigate("mcp/servers/crm", McpServerView.class);
        ask();
        assertThat(content()).contains("It was asked in vain", "MCP cannot be reached", "Last question failed");
        assertThat(Shown.rows($(Table.class).single()).getFirst()).first().isEqualTo("find_person");

        server = StandIn.listening(new AgencyMcpStandIn(Speaks.NEITHER));
        register("page", false);
        navigate("mcp/servers/page", McpServerView.class);
        ask();
        assertThat(content()).contains("It was asked in vain", "The answer of MCP cannot be understood");
    }

    @Test
    @As(Role.OPERATOR)
    void address_that_has_become_forbidden_is_not_asked() {
        register("crm", false);
        scope.inProvider(() -> jdbc.sql("update mcp_server set address = 'https://169.254.169.254/latest/meta-data'")
                .update());
        navigate("mcp/servers/crm", McpServerView.class);
        ask();
        assertThat(content()).contains("The portal may not call the address of MCP");
    }

    @Test
    @As(Role.OPERATOR)
    void token_is_sent_once_and_its_field_is_empty_again() {
        register("crm", true);
        navigate("mcp/servers/crm", McpServerView.class);
        PasswordField token = $(PasswordField.class).single();
        token.setValue("not-so-secret");
        ask();
        assertThat(content()).contains("It answered and lists 1 tool").doesNotContain("not-so-secret");
        assertThat(token.getValue()).isEmpty();
        assertThat(server.authorizations()).isNotEmpty().containsOnly("Bearer not-so-secret");
    }

    @Test
    @As(Role.AUDITOR)
    void who_may_only_read_sees_the_definition_and_no_act() {
        insert("crm");
        navigate("mcp/servers/crm", McpServerView.class);
        assertThat(content()).contains("Never asked", "https://crm.example/mcp");
        assertThat($(Button.class).withText("Ask for its tools").all()).isEmpty();
        navigate("mcp", McpServersView.class);
        assertThat($(Button.class).withText("Register server").all()).isEmpty();
    }

    @Test
    @As(Role.OPERATOR)
    void server_that_is_not_there_is_not_found() {
        navigate("mcp/servers/none", Component.class);
        assertThat(getCurrentView().getClass().getSimpleName()).isEqualTo("NotYoursView");
    }

    private void insert(String id) {
        scope.inProvider(() -> jdbc.sql("""
                insert into mcp_server (server_id, name, description, address, needs_token, created_at)
                values (?, 'Customer data', '', 'https://crm.example/mcp', false, now())
                """).param(id).update());
    }

    private void register(String id, boolean needsToken) {
        catalogue.register(new NewServer(id, id, "", server.address().toString(), needsToken));
    }

    private void approved(String id) {
        register(id, false);
        catalogue.probe(id, Optional.empty());
        assertThat(catalogue.approve(id, fingerprint(id))).isTrue();
    }

    private McpServer stored() {
        return stored("crm");
    }

    private McpServer stored(String id) {
        return catalogue.find(id).orElseThrow();
    }

    private String fingerprint() {
        return fingerprint("crm");
    }

    private String fingerprint(String id) {
        return Objects.requireNonNull(stored(id).found()).fingerprint();
    }

    /** The answer comes aside from the page: the act can be pressed again as soon as it is there. */
    private void ask() {
        Button ask = $(Button.class).withText("Ask for its tools").single();
        test(ask).click();
        await().pollInSameThread().until(() -> {
            // what was handed to the page by another thread is done when the page is let go
            VaadinSession.getCurrent().unlock();
            VaadinSession.getCurrent().lock();
            return ask.isEnabled();
        });
    }

    private void press(String text) {
        test($(Button.class).withText(text).single()).click();
    }

    private void fill(String label, String value) {
        test($(TextField.class).withPropertyValue(TextField::getLabel, label).single())
                .setValue(value);
    }

    private String error(String label) {
        TextField field =
                $(TextField.class).withPropertyValue(TextField::getLabel, label).single();
        return field.isInvalid() ? field.getErrorMessage() : "";
    }

    private String content() {
        return $(Main.class).single().getElement().getTextRecursively();
    }
}
