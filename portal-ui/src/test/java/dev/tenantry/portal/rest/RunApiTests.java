package dev.tenantry.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.OwnAndForeign;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.runs.LogLine;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Sayings;
import dev.tenantry.tenantside.JobPhrase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs over the wire. */
@PortalFixture
class RunApiTests {

    private static final String RUNS = "/api/v1/runs";
    private static final String OWN = RUNS + "/" + OwnAndForeign.OWN_RUN;
    private static final String FOREIGN = RUNS + "/" + OwnAndForeign.FOREIGN_RUN;

    private final ApplicationContext portal;
    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Machine operator;
    private final Machine customer;
    private OwnAndForeign world;

    RunApiTests(
            @Autowired ApplicationContext portal,
            @Autowired TenantScope scope,
            @Autowired JdbcClient jdbc,
            @LocalServerPort int port) {
        this.portal = portal;
        this.scope = scope;
        this.jdbc = jdbc;
        this.operator = new Machine(port, Role.OPERATOR);
        this.customer = operator.as(Role.TENANT_ADMIN);
    }

    @BeforeEach
    void populate() {
        new StagedRuns(portal).nothingExists();
        world = new OwnAndForeign(scope, jdbc);
    }

    @AfterEach
    void empty() {
        world.close();
    }

    @Test
    void lists_runs_by_tenant_and_state() {
        assertThat(operator.get(RUNS).json().get("runs").size()).isEqualTo(2);
        assertThat(operator.get(RUNS + "?state=INCIDENT").json().get("runs").size())
                .isZero();
        var own = customer.get(RUNS + "?tenant=" + TestPeople.ACME).json().get("runs");
        assertThat(own.size()).isEqualTo(1);
        assertThat(own.get(0).get("id").asString()).isEqualTo(OwnAndForeign.OWN_RUN.toString());
        assertThat(customer.get(RUNS + "?tenant=" + TestPeople.FOREIGN).status())
                .isEqualTo(404);
    }

    @Test
    void shows_a_run_with_its_plan_and_what_can_be_done() {
        world.awaitApproval("hash-1");
        var run = customer.get(OWN).json();
        assertThat(run.at("/plan/hash").asString()).isEqualTo("hash-1");
        assertThat(run.at("/plan/actions/DESTROY").asLong(-1)).isZero();
        assertThat(run.get("choices").valueStream().map(choice -> choice.asString()))
                .containsExactly("APPROVE", "REJECT", "CANCEL");
    }

    @Test
    void pages_through_a_steps_log_by_its_lines_and_narrows_it() {
        StagedRuns staged = new StagedRuns(portal);
        Run run = staged.ended(TestPeople.ACME, "system:test", RunState.SUCCEEDED);
        staged.tells(
                run, IntStream.rangeClosed(1, 700).mapToObj(RunApiTests::line).toList());
        String log = RUNS + "/" + run.id() + "/steps/first/log";

        var first = customer.get(log).json();
        assertThat(first.get("lines").size()).isEqualTo(500);
        assertThat(first.at("/lines/0/number").asLong()).isEqualTo(1);
        assertThat(first.at("/lines/0/text").asString()).isEqualTo("line 1");
        assertThat(first.get("next").asLong()).isEqualTo(501);
        var second = customer.get(log + "?from=501").json();
        assertThat(second.get("lines").size()).isEqualTo(200);
        assertThat(second.get("next").asLong()).isEqualTo(701);
        assertThat(second.get("inAll").asLong()).isEqualTo(700);
        var loud = operator.get(log + "?level=ERROR&search=LINE%206").json().get("lines");
        assertThat(loud.valueStream().map(line -> line.get("number").asLong())).containsExactly(600L);
        assertThat(loud.at("/0/level").asString()).isEqualTo("ERROR");
    }

    @Test
    void says_what_is_wrong_with_a_question_for_a_log_and_shows_no_foreign_one() {
        assertThat(operator.get(OWN + "/steps/first/log?from=0").status()).isEqualTo(400);
        assertThat(operator.get(OWN + "/steps/first/log?level=LOUD").status()).isEqualTo(400);
        assertThat(operator.get(OWN + "/steps/nowhere/log").status()).isEqualTo(404);
        assertThat(operator.get(FOREIGN + "/steps/first/log").status()).isEqualTo(200);
        assertThat(customer.get(FOREIGN + "/steps/first/log").status()).isEqualTo(404);
    }

    /** Each hundredth line is an error. */
    private static LogLine line(int number) {
        LogLine.Level level = number % 100 == 0 ? LogLine.Level.ERROR : LogLine.Level.INFO;
        return new LogLine(Instant.EPOCH, level, "line " + number);
    }

    @Test
    void tells_the_staff_what_a_step_has_handed_on_and_a_customer_not() {
        scope.inProvider(() -> jdbc.sql("update run_step set outputs = '{\"team\": \"acme-7f\"}' where run_id = ?")
                .param(OwnAndForeign.OWN_RUN.value())
                .update());
        assertThat(operator.get(OWN).json().at("/steps/0/outputs/team").asString())
                .isEqualTo("acme-7f");
        assertThat(customer.get(OWN).json().at("/steps/0").has("outputs")).isFalse();
        assertThat(customer.get(OWN).json().at("/steps/0").has("name")).isTrue();
    }

    @Test
    void says_in_english_what_a_step_says_why_it_failed_and_what_was_seen() {
        Failure failure = Failure.of(FailureClass.CANCELLED, OutsideSystem.AWS, "mcp", JobPhrase.STOPPED.say());
        scope.inProvider(() -> jdbc.sql("""
                        update run_step set saying = ?, failure = ?::jsonb, outputs = ?::jsonb where run_id = ?
                        """)
                .params(
                        Sayings.text(JobPhrase.AWAITS_RUNNER.say()),
                        JsonMapper.shared().writeValueAsString(failure),
                        JsonMapper.shared()
                                .writeValueAsString(Map.of("check.chat", Sayings.text(JobPhrase.WORKING.say()))),
                        OwnAndForeign.OWN_RUN.value())
                .update());
        var step = operator.get(OWN).json().at("/steps/0");
        assertThat(step.get("saying").asString()).isEqualTo("waiting for a runner");
        assertThat(step.at("/failure/cause").asString()).isEqualTo("The runner's job was stopped.");
        assertThat(step.at("/outputs/check.chat").asString()).isEqualTo("the runner works in the tenant's network");
    }

    @Test
    void shows_the_plan_that_is_to_be_approved_and_says_where_there_is_none() {
        assertThat(operator.get(OWN + "/plan").status()).isEqualTo(404);
        world.awaitApproval("hash-1");
        var plan = operator.get(OWN + "/plan").json();
        assertThat(plan.get("hash").asString()).isEqualTo("hash-1");
        assertThat(plan.get("steps").isArray()).isTrue();
        assertThat(customer.get(FOREIGN + "/plan").status()).isEqualTo(404);
    }

    @Test
    void tells_a_customer_of_a_foreign_run_no_more_than_of_none() {
        for (var act :
                List.of("", "/approve", "/reject", "/cancel", "/retry", "/skip", "/leave", "/roll-back", "/force")) {
            var foreign = send(customer, FOREIGN + act);
            var none = send(customer, FOREIGN.replace("a2", "ff") + act);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.json().get("detail")).isEqualTo(none.json().get("detail"));
        }
    }

    @Test
    void approves_once_however_often_the_same_key_is_sent() {
        world.awaitApproval("hash-1");
        var body = "{\"planHash\": \"hash-1\"}";
        var first = operator.post(OWN + "/approve", body, TenantApi.KEY, "one");
        var again = operator.post(OWN + "/approve", body, TenantApi.KEY, "one");
        var other = operator.post(OWN + "/approve", body, TenantApi.KEY, "two");
        assertThat(List.of(first.status(), again.status(), other.status())).containsExactly(200, 200, 409);
        assertThat(other.json().get("detail").asString()).contains("choices");
        assertThat(approvals()).isEqualTo(1);
    }

    @Test
    void refuses_to_approve_another_plan_than_the_one_that_stands() {
        world.awaitApproval("hash-2");
        var reply = operator.post(OWN + "/approve", "{\"planHash\": \"hash-1\"}");
        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().get("planHash").asString()).isEqualTo("hash-2");
        assertThat(approvals()).isZero();
    }

    @Test
    void rejects_and_cancels_only_while_that_is_possible() {
        world.awaitApproval("hash-1");
        assertThat(operator.post(OWN + "/reject", "{\"reason\": \"too large\"}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("REJECTED");
        assertThat(operator.post(OWN + "/cancel", "").status()).isEqualTo(409);
        assertThat(operator.post(OWN + "/retry", "").status()).isEqualTo(409);
    }

    private void incident() {
        Failure failure = Failure.of(FailureClass.CANCELLED, OutsideSystem.AWS, "first", JobPhrase.STOPPED.say());
        scope.inProvider(() -> {
            jdbc.sql("""
                            update run set state = 'INCIDENT', ended = false, incident = ?::jsonb, incident_step = 0,
                                incident_back = false, incident_since = now(), finished_at = null where id = ?
                            """)
                    .params(JsonMapper.shared().writeValueAsString(failure), OwnAndForeign.OWN_RUN.value())
                    .update();
            jdbc.sql("update run_step set phase = 'FAILED', attempt = 1, step = 'gateway@1' where run_id = ?")
                    .param(OwnAndForeign.OWN_RUN.value())
                    .update();
        });
    }

    @Test
    void has_it_looked_at_what_exists_of_a_run_that_stands_still() {
        incident();
        JsonNode run = operator.post(OWN + "/look", "").json();
        assertThat(run.get("state").asString()).isEqualTo("INCIDENT");
        assertThat(run.get("look").get("steps").isEmpty()).isTrue();
        assertThat(operator.post(OWN + "/look", "").status())
                .as("it is looked already")
                .isEqualTo(409);
    }

    @Test
    void leaves_a_run_that_stands_at_an_incident() {
        incident();
        assertThat(operator.post(OWN + "/leave", "{}").status()).isEqualTo(400);
        assertThat(operator.post(OWN + "/leave", "{\"reason\": \"gone\"}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void rolls_back_only_what_is_called_by_its_name() {
        incident();
        var unconfirmed = operator.post(OWN + "/roll-back", "{\"confirm\": \"another\"}");
        assertThat(unconfirmed.status()).isEqualTo(400);
        assertThat(unconfirmed.json().at("/fields/confirm").asString()).contains("acme");

        assertThat(operator.post(OWN + "/roll-back", "{\"confirm\": \"acme\"}")
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("ROLLING_BACK");
        assertThat(operator.post(OWN + "/force", "{\"confirm\": \"acme\", \"reason\": \"now\"}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void destroys_what_holds_data_when_a_second_client_confirms() {
        Run run = new StagedRuns(portal)
                .incidentAfter(
                        TestPeople.ACME,
                        "system:test",
                        Failure.of(FailureClass.CANCELLED, OutsideSystem.AWS, "first", JobPhrase.STOPPED.say()),
                        new Change(OutsideSystem.AWS, "aws_s3_bucket", "docs", Change.Action.CREATE, true, List.of()));
        String whole = RUNS + "/" + run.id();
        String ask = whole + "/roll-back/ask";
        assertThat(operator.get(whole).json().at("/rollback/losing/0").asString())
                .isEqualTo("docs");
        assertThat(operator.post(whole + "/roll-back", "{\"confirm\": \"acme\"}")
                        .status())
                .isEqualTo(403);
        assertThat(operator.post(ask, "{}").json().at("/fields/reason").asString())
                .contains("why");
        JsonNode asked = operator.post(ask, "{\"reason\": \"gone\"}").json();
        assertThat(asked.at("/rollback/askedFor").asString()).isEqualTo("gone");
        assertThat(customer.get(whole).json().at("/rollback/askedFor").isMissingNode())
                .as("why is the staff's business")
                .isTrue();
        assertThat(operator.delete(ask).json().at("/rollback/askedBy").isMissingNode())
                .isTrue();
        assertThat(operator.delete(ask).status()).isEqualTo(409);
        String askedAt = operator.post(ask, "{\"reason\": \"gone\"}")
                .json()
                .at("/rollback/askedAt")
                .asString();
        String confirm = "{\"confirm\": \"acme\", \"askedAt\": \"" + askedAt + "\"}";
        assertThat(operator.post(whole + "/roll-back/confirm", confirm).status())
                .as("whoever asked")
                .isEqualTo(403);
        JsonNode confirmed = operator.as(Role.PROVIDER_ADMIN)
                .post(whole + "/roll-back/confirm", confirm)
                .json();
        assertThat(confirmed.get("state").asString()).isEqualTo("ROLLING_BACK");
    }

    @Test
    void skips_only_a_step_that_allows_it() {
        incident();
        assertThat(operator.post(OWN + "/skip", "{\"reason\": \"not needed\"}").status())
                .isEqualTo(409);
    }

    @Test
    void names_the_field_that_a_decision_lacks() {
        world.awaitApproval("hash-1");
        var approve = operator.post(OWN + "/approve", "{}");
        var reject = operator.post(OWN + "/reject", "{\"reason\": \" \"}");
        var unread = operator.post(OWN + "/approve", "");
        assertThat(List.of(approve.status(), reject.status(), unread.status())).containsOnly(400);
        assertThat(approve.json().at("/fields/planHash").asString()).isNotEmpty();
        assertThat(reject.json().at("/fields/reason").asString()).isNotEmpty();
        assertThat(unread.json().at("/fields/body").asString()).isNotEmpty();
        assertThat(operator.get(RUNS + "?after=soon").json().at("/fields/after").asString())
                .isNotEmpty();
    }

    private static Machine.Reply send(Machine machine, String path) {
        return path.matches(".*/[a-z]+(-[a-z]+)?") && !path.endsWith("/plan")
                ? machine.post(path, "{\"planHash\": \"0\", \"reason\": \"because\", \"confirm\": \"acme\"}")
                : machine.get(path);
    }

    private long approvals() {
        return scope.asProvider(() ->
                jdbc.sql("select count(*) from run_approval").query(Long.class).single());
    }
}
