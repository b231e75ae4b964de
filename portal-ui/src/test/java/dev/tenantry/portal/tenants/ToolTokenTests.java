package dev.tenantry.portal.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.TrailEntry;
import dev.tenantry.audit.TrailFilter;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.Role;
import dev.tenantry.mcp.McpTokens;
import dev.tenantry.mcp.McpTokens.Outcome;
import dev.tenantry.mcp.McpTokens.Standing;
import dev.tenantry.mcp.TokenFault;
import dev.tenantry.onboarding.Onboarding;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.secrets.TenantSecrets;
import dev.tenantry.tenants.TenantClosed;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tokens for MCP servers on the tenant's page, down to the sealed row, and who may. */
@PortalFixture
@ExtendWith(OutputCaptureExtension.class)
class ToolTokenTests extends SpringBrowserlessTest {

    private static final List<TenantId> BOTH = List.of(TestPeople.ACME, TestPeople.FOREIGN);
    private static final String TOKEN = "canary-t0ken-0f-the-crm";

    @Autowired
    private TenantDrafts drafts;

    @Autowired
    private Onboarding onboarding;

    @Autowired
    private McpTokens tokens;

    @Autowired
    private TenantSecrets secrets;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TenantScope scope;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationEventPublisher events;

    /** Acme and a foreign tenant, both live, with a server that wants a token and one that wants none. */
    @BeforeEach
    void two_tenants_with_servers() {
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.OPERATOR));
        ThreadLocalRandom random = ThreadLocalRandom.current();
        scope.inProvider(() -> List.of("crm", "open")
                .forEach(id -> jdbc.sql("""
                    insert into mcp_server (server_id, name, description, address, needs_token, created_at)
                    values (:id, :name, '', 'https://' || :id || '.agency.example/mcp', :token, now())
                    """)
                        .param("id", id)
                        .param("name", id.equals("crm") ? "Customer data" : "Open data")
                        .param("token", id.equals("crm"))
                        .update()));
        TenantId submitted = drafts.begin();
        drafts.save(
                submitted,
                WizardStage.complete(
                                "t" + random.nextInt(1_000_000, 10_000_000),
                                "6" + random.nextLong(10_000_000_000L, 100_000_000_000L))
                        .with(Field.MCP_SERVERS, "crm,open")
                        .with(Field.MCP_ACKNOWLEDGED, "crm,open"),
                0);
        assertThat(onboarding.submit(submitted, 1)).isInstanceOf(Onboarding.Submission.Submitted.class);
        scope.inProvider(() -> BOTH.forEach(
                id -> jdbc.sql("""
                            insert into tenant (tenant_id, state, since, draft, profile, display_name, created_at)
                            select ?, 'LIVE', now(), draft, profile, display_name, now() from tenant where tenant_id = ?
                            """).params(id.value(), submitted.value()).update()));
        SecurityContextHolder.setContext(before);
    }

    @AfterEach
    void take_them_away() {
        scope.inProvider(() -> {
            jdbc.sql("delete from mcp_server where server_id in ('crm', 'open')")
                    .update();
            for (String table : List.of("run", "tenant", "mcp_token", "tenant_secret")) {
                BOTH.forEach(id -> jdbc.sql("delete from " + table + " where tenant_id = ?")
                        .param(id.value())
                        .update());
            }
        });
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void administrator_is_asked_for_it_gives_it_and_it_is_shown_nowhere(CapturedOutput output) {
        lookAtOverview();
        assertThat(content()).contains("one MCP server wants a token, and none is kept");
        assertThat($(Anchor.class).withText("Enter the token").single().getHref())
                .isEqualTo("tenants/" + TestPeople.ACME + "?tab=tools");
        tools(TestPeople.ACME);
        assertThat(content()).contains("Tokens for MCP servers", "Token missing", "None was ever given here");

        enter("Enter token", " " + TOKEN + "\n");

        assertThat($(Dialog.class).all()).isEmpty();
        assertThat(content())
                .contains("The token for Customer data is kept", "A run plans the change now", "Kept", "Given by")
                .doesNotContain("Token missing")
                .doesNotContain(TOKEN);
        assertThat(secrets.of(TestPeople.ACME).get("tools.crm")).contains(TOKEN);
        assertThat(secrets.of(TestPeople.FOREIGN).names()).isEmpty();
        assertThat(acts()).contains("mcp.token-given", "tenant.apply-asked");
        assertThat(everythingStored()).contains("tools.crm").doesNotContain(TOKEN);
        assertThat(output.getAll()).doesNotContain(TOKEN);
        lookAtOverview();
        assertThat(content()).doesNotContain("wants a token");
    }

    @Test
    @As(Role.OPERATOR)
    void operator_replaces_and_takes_it_away() {
        assertThat(tokens.give(TestPeople.ACME, "crm", TOKEN)).isEqualTo(new Outcome.Planned());
        tools(TestPeople.ACME);
        enter("Replace token", "another");
        assertThat(content()).contains("The change comes with the next plan");
        assertThat(secrets.of(TestPeople.ACME).get("tools.crm")).contains("another");

        test($(Button.class).withText("Take token away").single()).click();
        assertThat($(Dialog.class).single().getElement().getTextRecursively())
                .contains("takes the server away from the assistant");
        test($(Button.class).withText("Take token away").all().getLast()).click();

        assertThat(content()).contains("The token for Customer data is forgotten", "Token missing", "Taken away by");
        assertThat(secrets.of(TestPeople.ACME).names()).isEmpty();
        assertThat(acts()).containsSubsequence("mcp.token-taken-away", "mcp.token-given", "mcp.token-given");
    }

    @Test
    @As(Role.PROVIDER_ADMIN)
    void dialog_says_what_is_wrong_and_keeps_what_was_kept() {
        tokens.give(TestPeople.ACME, "crm", TOKEN);
        List<String> before = acts();
        tools(TestPeople.ACME);
        test($(Button.class).withText("Replace token").single()).click();
        for (String wrong : List.of("two words", "zwölf", "a\nb", " ", "t".repeat(TokenFault.LONGEST + 1))) {
            test(field()).setValue(wrong);
            test($(Button.class).withText("Replace token").all().getLast()).click();
            assertThat(field().isInvalid()).isTrue();
            assertThat(field().getErrorMessage()).startsWith("Nothing was kept");
            assertThat(field().getValue()).isEmpty();
        }
        assertThat(secrets.of(TestPeople.ACME).get("tools.crm")).contains(TOKEN);
        assertThat(acts()).isEqualTo(before);
    }

    @Test
    @As(Role.OPERATOR)
    void takes_one_only_for_a_server_that_was_chosen_and_wants_one() {
        for (String server : List.of("open", "elsewhere", "")) {
            assertThat(tokens.give(TestPeople.ACME, server, TOKEN)).isEqualTo(new Outcome.NotWanted());
            assertThat(tokens.takeAway(TestPeople.ACME, server)).isEqualTo(new Outcome.NotWanted());
        }
        assertThat(tokens.takeAway(TestPeople.ACME, "crm")).isEqualTo(new Outcome.NotWanted());
        assertThat(secrets.of(TestPeople.ACME).names()).isEmpty();
        assertThat(tokens.of(TestPeople.ACME)).extracting(Standing::server).containsExactly("crm");
    }

    @Test
    @As(Role.OPERATOR)
    void one_that_is_wanted_no_more_can_still_be_taken_away() {
        tokens.give(TestPeople.ACME, "crm", TOKEN);
        scope.inProvider(() -> jdbc.sql("update mcp_server set needs_token = false where server_id = 'crm'")
                .update());
        assertThat(tokens.of(TestPeople.ACME)).extracting(Standing::wanted).containsExactly(false);
        assertThat(tokens.give(TestPeople.ACME, "crm", "another")).isEqualTo(new Outcome.NotWanted());
        tools(TestPeople.ACME);
        assertThat(content()).contains("Still kept, wanted no more");
        tokens.takeAway(TestPeople.ACME, "crm");
        assertThat(tokens.of(TestPeople.ACME)).isEmpty();
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void one_that_was_given_for_another_address_is_asked_for_again() {
        tokens.give(TestPeople.ACME, "crm", TOKEN);
        scope.inProvider(() -> jdbc.sql(
                        "update mcp_server set address = 'https://elsewhere.example/mcp' where server_id = 'crm'")
                .update());
        assertThat(tokens.of(TestPeople.ACME)).singleElement().satisfies(one -> {
            assertThat(one.isMissing()).isTrue();
            assertThat(one.moved()).isTrue();
        });
        lookAtOverview();
        assertThat(content()).contains("one MCP server wants a token, and none is kept");
        tools(TestPeople.ACME);
        assertThat(content()).contains("for another address than the server has now", "Give it again");

        enter("Replace token", "another");
        assertThat(content()).doesNotContain("for another address", "Give it again");
        assertThat(tokens.of(TestPeople.ACME)).noneMatch(Standing::isMissing);
    }

    @Test
    @As(Role.OPERATOR)
    void closed_tenant_is_asked_for_none_and_what_was_told_of_its_tokens_goes() {
        tokens.give(TestPeople.ACME, "crm", TOKEN);
        scope.inProvider(() -> jdbc.sql("update tenant set state = 'OFFBOARDING' where tenant_id = ?")
                .param(TestPeople.ACME.value())
                .update());
        assertThat(tokens.of(TestPeople.ACME)).noneMatch(Standing::wanted);
        assertThat(tokens.give(TestPeople.ACME, "crm", "another")).isEqualTo(new Outcome.NotWanted());
        events.publishEvent(new TenantClosed(TestPeople.ACME, Instant.now()));
        assertThat(tokens.of(TestPeople.ACME)).isEmpty();
        assertThat(scope.<Long>asProvider(() -> jdbc.sql("select count(*) from mcp_token where tenant_id = ?")
                        .param(TestPeople.ACME.value())
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    @As(Role.OPERATOR)
    void draft_takes_one_so_that_its_first_plan_holds_it_and_forgets_it_when_it_is_discarded() {
        TenantId draft = drafts.begin();
        drafts.save(draft, drafts.fresh().with(Field.MCP_SERVERS, "crm,open"), 0);
        tools(draft);
        enter("Enter token", TOKEN);
        assertThat(content()).contains("The token for Customer data is kept", "The change comes with the next plan");
        assertThat(secrets.of(draft).get("tools.crm")).contains(TOKEN);

        drafts.discard(draft, 1);
        assertThat(secrets.of(draft).names()).isEmpty();
        assertThat(scope.<Long>asProvider(() -> jdbc.sql("select count(*) from mcp_token where tenant_id = ?")
                        .param(draft.value())
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    /** Whoever gives one has still seen the draft. */
    @Test
    @As(Role.OPERATOR)
    void token_for_a_draft_that_is_discarded_in_this_moment_is_left_nowhere() throws Exception {
        TenantId draft = drafts.begin();
        drafts.save(draft, drafts.fresh().with(Field.MCP_SERVERS, "crm"), 0);

        assertThat(givenWhile(draft, () -> drafts.discard(draft, 1))).isEqualTo(new Outcome.NotWanted());
        assertThat(secrets.of(draft).names()).isEmpty();
    }

    /** Likewise a tenant. */
    @Test
    @As(Role.OPERATOR)
    void token_for_a_tenant_that_begins_to_leave_in_this_moment_is_left_nowhere() throws Exception {
        assertThat(givenWhile(
                        TestPeople.ACME,
                        () -> jdbc.sql("update tenant set state = 'OFFBOARDING' where tenant_id = ?")
                                .param(TestPeople.ACME.value())
                                .update()))
                .isEqualTo(new Outcome.NotWanted());
        assertThat(secrets.of(TestPeople.ACME).names()).isEmpty();
    }

    /** What becomes of a token that is given after the tenant was changed and before that is committed. */
    private Outcome givenWhile(TenantId tenant, Runnable change) throws Exception {
        var caller = SecurityContextHolder.getContext();
        var given = new CompletableFuture<Outcome>();
        scope.inProvider(() -> {
            change.run();
            Thread.ofVirtual().start(() -> {
                SecurityContextHolder.setContext(caller);
                given.completeAsync(() -> tokens.give(tenant, "crm", TOKEN), Runnable::run);
            });
            // who does not wait for the change is done by then
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        });
        return given.get(20, TimeUnit.SECONDS);
    }

    @Test
    @As(Role.TENANT_ADMIN)
    void administrator_of_another_tenant_finds_nothing() {
        assertThatThrownBy(() -> tokens.of(TestPeople.FOREIGN)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tokens.give(TestPeople.FOREIGN, "crm", TOKEN)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tokens.takeAway(TestPeople.FOREIGN, "crm")).isInstanceOf(NotFound.class);
        assertThat(secrets.of(TestPeople.FOREIGN).names()).isEmpty();
    }

    @Test
    @As(Role.SUPPORT)
    void support_sees_that_one_is_missing_and_gives_none() {
        tools(TestPeople.ACME);
        assertThat(content()).contains("Token missing");
        assertThat($(Button.class).withText("Enter token").all()).isEmpty();
        assertThatThrownBy(() -> tokens.give(TestPeople.ACME, "crm", TOKEN)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> tokens.takeAway(TestPeople.ACME, "crm")).isInstanceOf(AccessRefused.class);
    }

    private void enter(String act, String typed) {
        test($(Button.class).withText(act).single()).click();
        test(field()).setValue(typed);
        test($(Button.class).withText(act).all().getLast()).click();
    }

    private List<String> acts() {
        return trail.listOf(TestPeople.ACME, TrailFilter.all()).entries().stream()
                .map(TrailEntry::act)
                .toList();
    }

    private PasswordField field() {
        return $(PasswordField.class).single();
    }

    /** Every row of every table of the portal, as text. */
    private String everythingStored() {
        return scope.asProvider(() -> {
            List<String> tables =
                    jdbc.sql("""
                            select quote_ident(table_schema) || '.' || quote_ident(table_name)
                            from information_schema.tables
                            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                              and has_table_privilege(quote_ident(table_schema) || '.' || quote_ident(table_name), 'select')
                            """).query((row, at) -> row.getString(1)).list();
            assertThat(tables).hasSizeGreaterThan(10);
            StringBuilder all = new StringBuilder();
            tables.forEach(table -> jdbc.sql("select t::text from " + table + " t")
                    .query((row, at) -> row.getString(1))
                    .list()
                    .forEach(all::append));
            return all.toString();
        });
    }

    private static void tools(TenantId tenant) {
        UI.getCurrentOrThrow().navigate("tenants/" + tenant, QueryParameters.of("tab", "tools"));
    }

    /** Anew: the page that is open already would stand as it was built. */
    private void lookAtOverview() {
        navigate("settings", Component.class);
        navigate("", Component.class);
    }

    private String content() {
        return $(Main.class).single().getElement().getTextRecursively();
    }
}
