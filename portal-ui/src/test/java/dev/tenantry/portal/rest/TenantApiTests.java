package dev.tenantry.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.OwnAndForeign;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.RunId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tenants over the wire. */
@PortalFixture
class TenantApiTests {

    private static final String TENANTS = "/api/v1/tenants";
    private static final String COMPLETE = """
            {"fields": {"displayName": "Nordwind", "legalName": "Nordwind GmbH", "street": "Kai 1", "postalCode": "20457",
             "city": "Hamburg", "adminName": "Ada", "adminEmail": "ada@nordwind.example",
             "dataProcessingAgreement": "AVV-7", "slug": "nordwind", "accountId": "123456789012"}}
            """;

    private final ApplicationContext portal;
    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Machine operator;
    private final Machine customer;
    private OwnAndForeign world;

    TenantApiTests(
            @Autowired ApplicationContext portal,
            @Autowired TenantScope scope,
            @Autowired JdbcClient jdbc,
            @LocalServerPort int port) {
        this.portal = portal;
        this.scope = scope;
        this.jdbc = jdbc;
        this.operator = new Machine(port, Role.OPERATOR);
        this.customer = new Machine(port, Role.TENANT_ADMIN);
    }

    @BeforeEach
    void populate() {
        world = new OwnAndForeign(scope, jdbc);
    }

    @AfterEach
    void empty() {
        world.close();
    }

    @Test
    void shows_a_customer_their_own_tenant_and_no_other() {
        assertThat(customer.get(TENANTS + "/" + TestPeople.ACME)
                        .json()
                        .at("/tenant/name")
                        .asString())
                .isEqualTo("Acme");
        var foreign = customer.get(TENANTS + "/" + TestPeople.FOREIGN);
        var none = customer.get(TENANTS + "/" + UUID.randomUUID());
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.json().get("detail")).isEqualTo(none.json().get("detail"));
    }

    @Test
    void pages_by_cursor_until_all_were_seen() {
        for (int i = 0; i < 60; i++) {
            assertThat(draft("key-" + i, "{}").status()).isEqualTo(201);
        }
        var first = operator.get(TENANTS).json();
        assertThat(first.get("tenants").size()).isEqualTo(50);
        var second =
                operator.get(TENANTS + "?after=" + first.get("next").asString()).json();
        assertThat(second.get("tenants").size()).isEqualTo(12);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void drafts_a_tenant_and_says_what_keeps_it_from_being_submitted() {
        var reply = draft("one", "{\"fields\": {\"displayName\": \"Nordwind\", \"accountId\": \"12\"}}");
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.json().at("/problems/accountId").asString()).isEqualTo("ACCOUNT_FORM");
        assertThat(reply.json().at("/problems/slug").asString()).isEqualTo("MISSING");
        var kept = operator.get(reply.header("Location")).json();
        assertThat(kept.at("/fields/displayName").asString()).isEqualTo("Nordwind");
        assertThat(kept.at("/tenant/state").asString()).isEqualTo("DRAFT");
    }

    @Test
    void makes_one_tenant_of_one_key_however_often_it_is_sent() {
        var replies = Stream.generate(() -> CompletableFuture.supplyAsync(() -> draft("same", COMPLETE)))
                .limit(6)
                .toList();
        var ids = replies.stream()
                .map(reply -> reply.join().json().get("id").asString())
                .distinct();
        assertThat(ids).hasSize(1);
        assertThat(tenants()).isEqualTo(3);
    }

    @Test
    void refuses_a_key_that_was_used_for_another_request() {
        draft("same", COMPLETE);
        var reply = draft("same", "{}");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().get("detail").asString()).contains("choose a new one");
    }

    @Test
    void forgets_a_key_after_a_day() {
        var first = draft("same", "{}").json().get("id");
        scope.inProvider(() -> jdbc.sql("update idempotent_request set at = at - interval '25 hours'")
                .update());
        assertThat(draft("same", COMPLETE).json().get("id")).isNotEqualTo(first);
    }

    @Test
    void remembers_no_key_of_a_request_that_was_refused() {
        var support = operator.as(Role.SUPPORT);
        assertThat(support.post(TENANTS, "{}", TenantApi.KEY, "same").status()).isEqualTo(403);
        assertThat(draft("same", "{}").status()).isEqualTo(201);
    }

    @Test
    void names_every_field_that_is_wrong() {
        var reply = draft("one", "{\"fields\": {\"colour\": \"red\", \"city\": \"%s\"}}".formatted("x".repeat(501)));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json().get("fields").propertyNames()).containsExactly("city", "colour");
    }

    @Test
    void says_what_is_wrong_with_a_request_that_cannot_be_read() {
        var wrong = List.of(
                operator.post(TENANTS, "{\"fields\": 7}", TenantApi.KEY, "one"),
                operator.post(TENANTS, "{}"),
                operator.post(TENANTS, "{}", TenantApi.KEY, "x".repeat(200)),
                operator.get(TENANTS + "/no-id"),
                operator.get(TENANTS + "?state=HAPPY"));
        assertThat(wrong).extracting(Machine.Reply::status).containsOnly(400);
        assertThat(wrong.getLast().json().at("/fields/state").asString()).contains("DRAFT");
    }

    @Test
    void submits_a_complete_draft_once() {
        var tenant = draft("one", COMPLETE).json().get("id").asString();
        var first = operator.post(TENANTS + "/" + tenant + "/submit", "");
        var again = operator.post(TENANTS + "/" + tenant + "/submit", "");
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(operator.get(first.header("Location")).json().get("tenant").asString())
                .isEqualTo(tenant);
    }

    @Test
    void submits_nothing_that_was_changed_since_it_was_read() {
        var tenant = draft("one", COMPLETE).json().get("id").asString();
        var reply = operator.post(TENANTS + "/" + tenant + "/submit", "{\"version\": 7}");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(operator.get(TENANTS + "/" + tenant)
                        .json()
                        .at("/tenant/state")
                        .asString())
                .isEqualTo("DRAFT");
    }

    @Test
    void refuses_to_submit_an_incomplete_draft_and_names_its_fields() {
        var reply = operator.post(TENANTS + "/" + TestPeople.ACME + "/submit", "");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/fields/slug").asString()).isEqualTo("MISSING");
    }

    @Test
    void discards_a_draft_once_in_the_version_that_was_read_and_nothing_that_a_run_was_created_for() {
        var tenant = draft("one", COMPLETE).header("Location");
        assertThat(operator.delete(tenant + "?version=7").status()).isEqualTo(409);
        assertThat(operator.as(Role.SUPPORT).delete(tenant).status()).isEqualTo(403);
        assertThat(operator.delete(tenant + "?version=0").status()).isEqualTo(204);
        assertThat(operator.get(tenant).status()).isEqualTo(404);
        assertThat(operator.delete(tenant).status()).isEqualTo(404);
        var acme = operator.delete(TENANTS + "/" + TestPeople.ACME);
        assertThat(acme.status()).isEqualTo(409);
        assertThat(acme.json().get("detail").asString()).contains("a run was created");
    }

    @Test
    void tenant_of_which_nothing_was_built_is_a_draft_again_and_any_other_is_not() {
        var tenant = draft("one", COMPLETE).header("Location");
        var run = operator.post(tenant + "/submit", "").json().get("run").asString();
        var busy = operator.post(tenant + "/reopen", "");
        assertThat(busy.status()).isEqualTo(409);
        assertThat(busy.json().get("state").asString()).isEqualTo("ONBOARDING");
        assertThat(customer.post(tenant + "/reopen", "").status()).isEqualTo(403);

        new StagedRuns(portal).ends(new RunId(UUID.fromString(run)), RunState.REJECTED);
        for (int time = 0; time < 2; time++) {
            var again = operator.post(tenant + "/reopen", "");
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.json().at("/tenant/state").asString()).isEqualTo("DRAFT");
        }
        assertThat(operator.post(TENANTS + "/" + UUID.randomUUID() + "/reopen", "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void corrects_what_keeps_a_draft_from_being_submitted() {
        var tenant = draft("one", COMPLETE.replace("123456789012", "12")).header("Location");
        var refused = operator.post(tenant + "/submit", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("detail").asString()).contains("PATCH");

        var kept = operator.patch(tenant, "{\"version\": 0, \"fields\": {\"accountId\": \"123456789012\"}}");
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.json().get("version").asLong()).isEqualTo(1);
        assertThat(kept.json().get("problems")).isEmpty();
        assertThat(operator.get(tenant).json().at("/fields/city").asString()).isEqualTo("Hamburg");
        assertThat(operator.post(tenant + "/submit", "{\"version\": 1}").status())
                .isEqualTo(202);
        var late = operator.patch(tenant, "{\"version\": 2, \"fields\": {\"city\": \"Kiel\"}}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.json().get("detail").asString()).contains("no draft any more");
    }

    @Test
    void changes_no_draft_that_somebody_else_changed_and_none_without_a_version() {
        var tenant = draft("one", COMPLETE).header("Location");
        assertThat(operator.patch(tenant, "{\"version\": 0, \"fields\": {\"city\": \"Kiel\"}}")
                        .status())
                .isEqualTo(200);
        assertThat(operator.patch(tenant, "{\"version\": 0, \"fields\": {\"city\": \"Bremen\"}}")
                        .status())
                .isEqualTo(409);
        var without = operator.patch(tenant, "{\"fields\": {\"city\": \"Bremen\"}}");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.json().get("fields").propertyNames()).containsExactly("version");
        assertThat(operator.patch(tenant, "{\"version\": 1, \"fields\": {\"colour\": \"red\"}}")
                        .status())
                .isEqualTo(400);
        assertThat(operator.get(tenant).json().at("/fields/city").asString()).isEqualTo("Kiel");
        assertThat(operator.get(tenant).json().at("/tenant/version").asLong()).isEqualTo(1);
    }

    @Test
    void keeps_nothing_anew_where_nothing_is_changed_and_lets_nobody_else_change_a_draft() {
        var tenant = draft("one", COMPLETE).header("Location");
        var same = operator.patch(tenant, "{\"version\": 0, \"fields\": {\"city\": \"Hamburg\"}}");
        assertThat(same.json().get("version").asLong()).isZero();
        assertThat(operator.as(Role.SUPPORT)
                        .patch(tenant, "{\"version\": 0, \"fields\": {\"colour\": \"red\"}}")
                        .status())
                .isEqualTo(403);
        assertThat(customer.patch(tenant, "{\"version\": 0}").status()).isEqualTo(404);
    }

    private Machine.Reply draft(String key, String body) {
        return operator.post(TENANTS, body, TenantApi.KEY, key);
    }

    private long tenants() {
        return scope.asProvider(
                () -> jdbc.sql("select count(*) from tenant").query(Long.class).single());
    }

    @Test
    void puts_nothing_right_where_no_incident_is_and_for_nobody_who_may_not() {
        var path = TENANTS + "/" + TestPeople.ACME + "/correct";
        var body = "{\"version\": 0, \"fields\": {\"expectedUsers\": \"75\"}}";
        assertThat(operator.post(path, body).status()).isEqualTo(409);
        assertThat(operator.post(path, body).json().get("detail").asString()).contains("no incident");
        assertThat(customer.post(path, body).status()).isEqualTo(403);
    }
}
