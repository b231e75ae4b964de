package dev.tenantry.portal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.OwnAndForeign;
import dev.tenantry.portal.PortalFixture;
import dev.tenantry.portal.TestPeople;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holding runs over the wire. */
@PortalFixture
class PauseApiTests {

    private static final String RUNS = "/api/v1/runs";
    private static final String ACME = "/api/v1/tenants/" + TestPeople.ACME;
    private static final String WHY = "{\"reason\": \"AWS is down\"}";

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Machine operator;
    private OwnAndForeign world;

    PauseApiTests(@Autowired TenantScope scope, @Autowired JdbcClient jdbc, @LocalServerPort int port) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.operator = new Machine(port, Role.OPERATOR);
    }

    @BeforeEach
    void populate() {
        world = new OwnAndForeign(scope, jdbc);
    }

    @AfterEach
    void empty() {
        scope.inProvider(() -> jdbc.sql("delete from run_pause").update());
        world.close();
    }

    /** Whose runs are paused, and why. */
    private List<String> paused() {
        return scope.asProvider(
                () -> jdbc.sql("select coalesce(tenant_id::text, 'all') || ': ' || reason from run_pause")
                        .query(String.class)
                        .list());
    }

    @Test
    void holds_all_runs_once_and_lets_them_go_on() {
        assertThat(operator.post(RUNS + "/pause", WHY).status()).isEqualTo(204);
        assertThat(operator.post(RUNS + "/pause", "{\"reason\": \"another\"}").status())
                .isEqualTo(204);
        assertThat(paused()).containsExactly("all: AWS is down");

        assertThat(operator.post(RUNS + "/release", "").status()).isEqualTo(204);
        assertThat(operator.post(RUNS + "/release", "").status()).isEqualTo(204);
        assertThat(paused()).isEmpty();
    }

    @Test
    void holds_one_tenants_runs() {
        assertThat(operator.post(ACME + "/pause", WHY).status()).isEqualTo(204);
        assertThat(paused()).containsExactly(TestPeople.ACME + ": AWS is down");
        assertThat(operator.post(RUNS + "/release", "").status()).isEqualTo(204);
        assertThat(paused()).hasSize(1);
        assertThat(operator.post(ACME + "/release", "").status()).isEqualTo(204);
        assertThat(paused()).isEmpty();
    }

    @Test
    void wants_a_reason_and_a_tenant_that_is_there() {
        assertThat(operator.post(ACME + "/pause", "{}").status()).isEqualTo(400);
        assertThat(operator.post(RUNS + "/pause", "{\"reason\": \" \"}").status())
                .isEqualTo(400);
        assertThat(operator.post("/api/v1/tenants/" + UUID.randomUUID() + "/pause", WHY)
                        .status())
                .isEqualTo(404);
        assertThat(paused()).isEmpty();
    }
}
