package dev.tenantry.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Role;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.StagedRuns;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.Saying;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** Two clients for a lock that others hold, and what a run's history tells of it, over the wire. */
@PortalFixture
class LockApiTests {

    private static final String ASK = "{\"lock\": \"lock-1\", \"reason\": \"the laptop burnt down\"}";
    private static final String CONFIRM = "{\"lock\": \"lock-1\", \"confirm\": \"acme\"}";

    private final StagedRuns staged;
    private final Machine operator;
    private final Machine admin;
    private String run = "";

    LockApiTests(@Autowired ApplicationContext portal, @LocalServerPort int port) {
        this.staged = new StagedRuns(portal);
        this.operator = new Machine(port, Role.OPERATOR);
        this.admin = operator.as(Role.PROVIDER_ADMIN);
    }

    @BeforeEach
    void locked() {
        Run stopped = staged.incident(
                TestPeople.ACME,
                "system:test",
                new Failure(
                        FailureClass.LOCKED,
                        OutsideSystem.TERRAFORM,
                        "second",
                        Saying.quote("locked"),
                        "",
                        new Held("lock-1", "ben@laptop", "yesterday", "OperationTypeApply")));
        run = RunApi.PATH + "/" + stopped.id();
    }

    @AfterEach
    void nothing_waits() {
        staged.nothingWaits();
    }

    @Test
    void says_who_holds_the_lock_and_breaks_it_when_a_second_client_confirms() {
        assertThat(operator.get(run).json().at("/lock/who").asString()).isEqualTo("ben@laptop");
        JsonNode asked = operator.post(run + "/lock-release", ASK).json();
        assertThat(asked.at("/lock/askedFor").asString()).isEqualTo("the laptop burnt down");
        assertThat(asked.get("state").asString()).isEqualTo("INCIDENT");
        assertThat(operator.post(run + "/lock-release/confirm", CONFIRM).status())
                .as("whoever asked")
                .isEqualTo(403);
        assertThat(admin.post(run + "/lock-release/confirm", CONFIRM.replace("acme", "other"))
                        .json()
                        .at("/fields/confirm")
                        .asString())
                .contains("acme");
        assertThat(admin.post(run + "/lock-release/confirm", CONFIRM)
                        .json()
                        .get("state")
                        .asString())
                .isEqualTo("RUNNING");
    }

    @Test
    void wish_can_be_taken_back_once_and_another_lock_is_not_meant() {
        assertThat(operator.post(run + "/lock-release", ASK.replace("lock-1", "lock-2"))
                        .status())
                .isEqualTo(409);
        assertThat(operator.post(run + "/lock-release", "{\"lock\": \"lock-1\"}")
                        .json()
                        .at("/fields/reason")
                        .asString())
                .isNotEmpty();
        operator.post(run + "/lock-release", ASK);
        assertThat(admin.delete(run + "/lock-release?lock=lock-1").status()).isEqualTo(200);
        assertThat(admin.delete(run + "/lock-release?lock=lock-1").status()).isEqualTo(409);
        assertThat(admin.post(run + "/lock-release/confirm", CONFIRM).status()).isEqualTo(409);
    }

    @Test
    void history_tells_who_did_what_and_who_decided() {
        operator.post(run + "/lock-release", ASK);
        JsonNode history = operator.get(run + "/history").json();
        JsonNode last = history.at("/events/" + (history.get("events").size() - 1));
        assertThat(last.get("kind").asString()).isEqualTo("LOCK_RELEASE_ASKED");
        assertThat(last.get("actor").asString()).startsWith("client:");
        assertThat(last.at("/facts/who").asString()).isEqualTo("ben@laptop");
        assertThat(history.at("/decisions/0/decision").asString()).isEqualTo("APPROVED");
    }
}
