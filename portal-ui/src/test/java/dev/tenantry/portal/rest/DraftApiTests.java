package dev.tenantry.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.FakeAws;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.TenantId;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the wizard's buttons do, over the wire. */
@PortalFixture
class DraftApiTests {

    private static final String TENANTS = TenantApi.PATH;

    private final StagedRuns staged;
    private final FakeAws aws;
    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Machine operator;
    private String slug = "";
    private String tenant = "";

    DraftApiTests(
            @Autowired ApplicationContext portal,
            @Autowired FakeAws aws,
            @Autowired TenantScope scope,
            @Autowired JdbcClient jdbc,
            @LocalServerPort int port) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.staged = new StagedRuns(portal);
        this.aws = aws;
        this.operator = new Machine(port, Role.OPERATOR);
    }

    @BeforeEach
    void drafted() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        slug = "d" + random.nextInt(1_000_000, 10_000_000);
        String fields = """
                {"fields": {"displayName": "Ostwind", "legalName": "Ostwind GmbH", "street": "Kai 2",
                 "postalCode": "20457", "city": "Hamburg", "adminName": "Ada", "adminEmail": "ada@ostwind.example",
                 "dataProcessingAgreement": "AVV-8", "slug": "%s", "accountId": "7%d", "signIn": "OWN_OIDC",
                 "issuer": "https://login.example.com/ostwind"}}
                """.formatted(slug, random.nextLong(10_000_000_000L, 100_000_000_000L));
        tenant = TENANTS + "/"
                + operator.post(TENANTS, fields, TenantApi.KEY, slug)
                        .json()
                        .get("id")
                        .asString();
    }

    @AfterEach
    void nothing_waits() {
        aws.open = true;
        staged.nothingWaits();
    }

    @Test
    void clones_once_for_a_key_what_was_agreed_but_not_what_must_be_unique() {
        var first = operator.post(tenant + "/clone", "", TenantApi.KEY, "clone of " + slug);
        var again = operator.post(tenant + "/clone", "", TenantApi.KEY, "clone of " + slug);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo(again.header("Location")).isNotEqualTo(tenant);
        assertThat(first.json().at("/fields/signIn").asString()).isEqualTo("OWN_OIDC");
        assertThat(first.json().at("/fields/slug").asString("")).isEmpty();
        assertThat(operator.post(tenant + "/clone", "").status())
                .as("without a key")
                .isEqualTo(400);
    }

    @Test
    void tries_the_way_into_the_account_and_says_what_aws_said() {
        var open = operator.post(tenant + "/access", "").json();
        assertThat(open.get("open").asBoolean()).isTrue();
        aws.open = false;
        var shut = operator.post(tenant + "/access", "").json();
        assertThat(shut.get("answer").asString()).isEqualTo("NotAssumable");
        assertThat(shut.get("open").asBoolean()).isFalse();
        assertThat(shut.get("words").asString()).contains("sts:AssumeRole");
    }

    @Test
    void orders_no_account_where_the_provider_has_not_said_how() {
        assertThat(operator.get(tenant + "/account").json().get("standing").asString())
                .isEqualTo("NotSet");
        var ordered = operator.post(tenant + "/account", "{\"email\": \"aws@provider.example\"}");
        assertThat(ordered.status()).isEqualTo(409);
        assertThat(ordered.json().get("missing").isEmpty()).isFalse();
    }

    @Test
    void brings_the_client_secret_where_its_place_stands_and_tells_it_to_nobody() {
        String place = tenant + "/sign-in-secret";
        assertThat(operator.get(place).status()).as("of a draft").isEqualTo(404);
        operator.post(tenant + "/submit", "");
        assertThat(operator.put(place, "{\"secret\": \"too early\"}")
                        .json()
                        .get("place")
                        .asString())
                .isEqualTo("NOT_BUILT");
        staged.nothingWaits();
        String arn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:" + slug + "/sign-in-Ab1";
        staged.incident(
                TenantId.of(tenant.substring(TENANTS.length() + 1)),
                "system:test",
                new StepKey("infrastructure", 1),
                Facts.of("secret_arns", "{\"sign-in\":\"" + arn + "\"}"),
                new StepKey("secrets", 1),
                Failure.of(FailureClass.CONFIG, OutsideSystem.PORTAL, "secrets", Saying.quote("not brought")));

        assertThat(operator.get(place).json().get("place").asString()).isEqualTo("READY");
        assertThat(operator.put(place, "{\"secret\": \" \"}")
                        .json()
                        .at("/fields/secret")
                        .asString())
                .contains("characters");
        var written = operator.put(place, "{\"secret\": \"s3cr3t-by-rest\"}");
        assertThat(written.status()).isEqualTo(204);
        assertThat(aws.secret(arn)).isEqualTo("{\"client-secret\":\"s3cr3t-by-rest\"}");
    }

    @Test
    void keeps_a_token_of_a_server_that_was_chosen_and_tells_it_to_nobody() {
        scope.inProvider(
                () -> jdbc.sql("insert into mcp_server (server_id, name, description, address, needs_token, created_at)"
                                + " values (?, 'Shelf', '', 'https://mcp.example/', true, now())")
                        .param(slug)
                        .update());
        operator.patch(tenant, "{\"version\": 0, \"fields\": {\"mcpServers\": \"" + slug + "\"}}");
        String place = tenant + "/mcp-tokens";
        assertThat(operator.get(place).json().at("/tokens/0/kept").asBoolean()).isFalse();
        assertThat(operator.put(place + "/" + slug, "{\"token\": \"two words\"}")
                        .json()
                        .at("/fields/token")
                        .asString())
                .contains("a space");
        assertThat(operator.put(place + "/another", "{\"token\": \"t0k3n\"}").status())
                .isEqualTo(404);
        assertThat(operator.put(place + "/" + slug, "{\"token\": \"t0k3n\"}")
                        .json()
                        .get("planned")
                        .asBoolean())
                .as("of a draft")
                .isFalse();
        var kept = operator.get(place);
        assertThat(kept.json().at("/tokens/0/kept").asBoolean()).isTrue();
        assertThat(kept.http().body()).doesNotContain("t0k3n");
        assertThat(operator.delete(place + "/" + slug).status()).isEqualTo(200);
        assertThat(operator.delete(place + "/" + slug).status()).isEqualTo(404);
    }
}
