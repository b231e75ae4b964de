package dev.tenantry.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.OwnAndForeign;
import dev.tenantry.portal.PortalFixture;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changing, suspending and resuming tenants that are in use, over the wire. */
@PortalFixture
class LiveTenantApiTests {

    private static final String TENANTS = "/api/v1/tenants";
    private static final String WHY = "{\"reason\": \"invoices are unpaid\"}";
    private static final String COMPLETE = """
            {"fields": {"displayName": "Ostwind", "legalName": "Ostwind GmbH", "street": "Kai 2", "postalCode": "20457",
             "city": "Hamburg", "adminName": "Ada", "adminEmail": "ada@ostwind.example",
             "dataProcessingAgreement": "AVV-8", "slug": "ostwind", "accountId": "223456789012"}}
            """;

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Machine operator;
    private OwnAndForeign world;
    private String tenant = "";

    LiveTenantApiTests(@Autowired TenantScope scope, @Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.operator = new Machine(port, Role.OPERATOR);
    }

    @BeforeEach
    void live() {
        world = new OwnAndForeign(scope, jdbc);
        tenant = operator.post(TENANTS, COMPLETE, TenantApi.KEY, "one")
                .json()
                .get("id")
                .asString();
        assertThat(operator.post(TENANTS + "/" + tenant + "/submit", "").status())
                .isEqualTo(202);
        become("LIVE");
    }

    @AfterEach
    void empty() {
        world.close();
    }

    private void become(String state) {
        UUID id = UUID.fromString(tenant);
        scope.inProvider(() -> {
            jdbc.sql("update run set state = 'SUCCEEDED', ended = true, version = version + 1 where tenant_id = ?")
                    .param(id)
                    .update();
            jdbc.sql("update tenant set state = ?, suspended_because = 'asked for' where tenant_id = ?")
                    .params(state, id)
                    .update();
        });
    }

    private Machine.Reply ask(String act, String body) {
        return operator.post(TENANTS + "/" + tenant + "/" + act, body);
    }

    @Test
    void names_the_run_that_suspends_the_same_one_when_asked_again() {
        var first = ask("suspend", WHY);
        var again = ask("suspend", "{\"reason\": \"as said\"}");

        assertThat(first.status()).isEqualTo(202);
        assertThat(again.json()).isEqualTo(first.json());
        var run = operator.get(first.header("Location")).json();
        assertThat(run.get("kind").asString()).isEqualTo("SUSPEND");
        assertThat(run.get("tenant").asString()).isEqualTo(tenant);
    }

    @Test
    void names_the_run_that_resumes() {
        become("SUSPENDED");

        var asked = ask("resume", "");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(operator.get(asked.header("Location")).json().get("kind").asString())
                .isEqualTo("RESUME");
    }

    @Test
    void refuses_what_does_not_fit_the_tenants_state() {
        var early = ask("resume", "");
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().get("detail").asString()).contains("LIVE");
    }

    @Test
    void refuses_to_suspend_without_a_reason_or_with_a_novel() {
        assertThat(ask("suspend", "{}").status()).isEqualTo(400);
        assertThat(ask("suspend", "{\"reason\": \" \"}").status()).isEqualTo(400);
        assertThat(ask("suspend", "{\"reason\": \"" + "x".repeat(501) + "\"}").status())
                .isEqualTo(400);
    }

    @Test
    void names_the_run_that_is_in_the_way() {
        ask("suspend", WHY);
        scope.inProvider(() -> jdbc.sql("update run set kind = 'APPLY' where kind = 'SUSPEND' and tenant_id = ?")
                .param(UUID.fromString(tenant))
                .update());

        var busy = ask("suspend", WHY);

        assertThat(busy.status()).isEqualTo(409);
        assertThat(busy.json().get("runNumber").asLong()).isPositive();
    }

    @Test
    void names_the_run_that_takes_a_tenant_down_only_for_its_exact_name() {
        String whole = "{\"confirm\": \"ostwind\", \"handedOver\": \"letter of 12 November\"}";
        assertThat(ask("offboard", "{\"confirm\": \"ostwind\"}").status()).isEqualTo(400);
        assertThat(ask("offboard", whole.replace("ostwind", "Ostwind")).status())
                .isEqualTo(400);

        var asked = ask("offboard", whole);

        assertThat(asked.status()).isEqualTo(202);
        assertThat(operator.get(asked.header("Location")).json().get("kind").asString())
                .isEqualTo("OFFBOARD");
        assertThat(ask("offboard", whole).json()).isEqualTo(asked.json());
        assertThat(operator.as(Role.TENANT_ADMIN)
                        .post(TENANTS + "/" + tenant + "/offboard", whole)
                        .status())
                .isEqualTo(403);
    }

    private Machine.Reply change(long version, String people) {
        return ask("change", "{\"version\": " + version + ", \"fields\": {\"expectedUsers\": \"" + people + "\"}}");
    }

    private long version() {
        return operator.get(TENANTS + "/" + tenant).json().at("/tenant/version").asLong(-1);
    }

    @Test
    void names_the_run_that_brings_a_change_about_and_changes_once() {
        long version = version();

        var asked = change(version, "75");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(operator.get(asked.header("Location")).json().get("kind").asString())
                .isEqualTo("APPLY");
        assertThat(change(version, "75").status()).isEqualTo(409);
        assertThat(operator.get(TENANTS + "/" + tenant)
                        .json()
                        .at("/fields/expectedUsers")
                        .asString())
                .isEqualTo("75");
        assertThat(ask("apply", "").status()).isEqualTo(409);
    }

    @Test
    void says_which_field_is_wrong_fixed_or_missing() {
        assertThat(change(version(), "many").json().at("/fields/expectedUsers").asString())
                .isEqualTo("NUMBER_FORM");
        assertThat(ask("change", "{\"version\": " + version() + ", \"fields\": {\"size\": \"M\"}}")
                        .json()
                        .at("/fields/size")
                        .asString())
                .isEqualTo("FIXED");
        assertThat(ask("change", "{\"fields\": {}}").status()).isEqualTo(400);
        assertThat(change(version(), "40").status()).isEqualTo(400);
    }

    @Test
    void names_a_run_that_applies_what_is_agreed_once_more() {
        var asked = ask("apply", "");
        assertThat(operator.get(asked.header("Location")).json().get("kind").asString())
                .isEqualTo("APPLY");
        become("SUSPENDED");
        assertThat(ask("apply", "").json().get("detail").asString()).contains("SUSPENDED");
    }

    @Test
    void knows_no_tenant_of_an_unknown_id_and_lets_no_customer_do_it() {
        assertThat(operator.post(TENANTS + "/" + UUID.randomUUID() + "/suspend", WHY)
                        .status())
                .isEqualTo(404);
        var customer = operator.as(Role.TENANT_ADMIN);
        assertThat(customer.post(TENANTS + "/" + tenant + "/suspend", WHY).status())
                .isEqualTo(403);
        assertThat(customer.post(TENANTS + "/" + tenant + "/resume", "").status())
                .isEqualTo(403);
    }
}
