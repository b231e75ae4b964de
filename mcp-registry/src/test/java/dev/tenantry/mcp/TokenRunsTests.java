package dev.tenantry.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.register.Reapplication;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.RunningTenants;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenRunsTests {

    private static TestDatabase database;

    private final TenantId tenant = TenantId.random();
    private final Map<TenantId, TenantProfile> live = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private boolean busy;
    private Runnable meanwhile = () -> {};

    @BeforeAll
    static void register_a_server() {
        database = TestDatabase.create();
        McpStepTests.register(database, "agency");
        McpStepTests.register(database, "other");
    }

    @AfterAll
    static void close_the_database() {
        database.close();
    }

    private TokenRuns runs() {
        return new TokenRuns(rows(), new Runs(), new Live(), database.scope());
    }

    private static TokenRows rows() {
        return new TokenRows(database.jdbc());
    }

    private void given(String server) {
        database.scope()
                .inTenant(tenant, () -> rows().given(tenant, server, McpStepTests.AT, Instant.EPOCH, "person:t"));
    }

    private void taken() {
        database.scope().inTenant(tenant, () -> rows().taken(tenant, "agency", Instant.EPOCH, "person:t"));
    }

    private void goesLive() {
        live.put(tenant, McpStepTests.profile(DataPolicy.EXTERNAL, "agency"));
    }

    @Test
    void change_that_another_run_held_up_is_asked_for_when_that_has_ended_and_once() {
        goesLive();
        given("agency");
        busy = true;
        assertThat(runs().ask(tenant)).isEqualTo(Reapplication.Asked.LATER);
        runs().round();
        assertThat(asked).containsExactly("caller", "system:mcp-tokens");

        busy = false;
        runs().round();
        assertThat(asked).hasSize(3).last().isEqualTo("system:mcp-tokens");
        runs().round();
        assertThat(asked).as("what becomes of that run is for people to decide").hasSize(3);
    }

    @Test
    void change_for_which_a_run_was_planned_at_once_is_not_asked_for_again_but_the_next_one_is() {
        goesLive();
        given("agency");
        assertThat(runs().ask(tenant)).isEqualTo(Reapplication.Asked.PLANNED);
        runs().round();
        assertThat(asked).containsExactly("caller");

        taken();
        runs().round();
        assertThat(asked).containsExactly("caller", "system:mcp-tokens");
    }

    @Test
    void what_is_changed_while_a_run_is_asked_for_is_asked_for_itself() {
        goesLive();
        given("agency");
        meanwhile = () -> given("agency");
        runs().ask(tenant);
        meanwhile = () -> {};

        runs().round();
        assertThat(asked).containsExactly("caller", "system:mcp-tokens");
    }

    @Test
    void asks_for_nothing_that_no_run_would_bring() {
        given("agency");
        runs().round();
        assertThat(asked).as("not live").isEmpty();

        live.put(tenant, McpStepTests.profile(DataPolicy.EXTERNAL, "other"));
        runs().round();
        assertThat(asked).as("not chosen").isEmpty();
    }

    private final class Runs implements Reapplication {

        @Override
        public Asked again(TenantId whose) {
            return asked("caller");
        }

        @Override
        public Asked again(TenantId whose, Actor by) {
            return asked(by.reference());
        }

        private Asked asked(String by) {
            asked.add(by);
            meanwhile.run();
            return busy ? Asked.LATER : Asked.PLANNED;
        }
    }

    /** All other tests' tenants are none of ours. */
    private final class Live implements RunningTenants {

        @Override
        public List<TenantId> live() {
            return List.copyOf(live.keySet());
        }

        @Override
        public Optional<TenantProfile> live(TenantId whose) {
            return Optional.ofNullable(live.get(whose));
        }
    }
}
