package dev.tenantry.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.mcp.McpCatalogue.Probed;
import dev.tenantry.mcp.McpCatalogue.Registered;
import dev.tenantry.outside.EgressGuard;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.standins.AgencyMcpStandIn;
import dev.tenantry.standins.AgencyMcpStandIn.Speaks;
import dev.tenantry.standins.StandIn;
import dev.tenantry.tenants.TenantId;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class McpCatalogueTests {

    private static final String READ = "{\"name\":\"read\",\"inputSchema\":{\"type\":\"object\"}}";
    private static final URI SOMEWHERE = URI.create("https://mcp.example/mcp");

    private static TestDatabase database;

    private final List<String> acts = new ArrayList<>();
    private final EgressGuard guard = (system, address) -> {
        if (address.getHost().equals("10.0.0.1")) {
            throw new OutsideFailure(OutsideSystem.MCP, OutsideFailure.Kind.FORBIDDEN_ADDRESS, "a private network");
        }
    };

    @BeforeAll
    static void open_a_database() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close_it() {
        database.close();
    }

    @BeforeEach
    void begin_with_an_empty_catalogue() {
        database.scope()
                .inProvider(() -> database.jdbc().sql("delete from mcp_server").update());
    }

    @Test
    void registers_a_server_once() {
        assertThat(register("crm", SOMEWHERE)).isInstanceOf(Registered.Done.class);
        assertThat(register("crm", SOMEWHERE)).isEqualTo(new Registered.IdTaken());

        assertThat(listed()).extracting(McpServer::id).containsExactly("crm");
        assertThat(acts).containsExactly("mcp.server-registered");
    }

    @Test
    void refuses_an_id_that_could_name_no_tool_and_an_address_inside_our_network() {
        assertThat(register("Not an id", SOMEWHERE)).isEqualTo(new Registered.IdInvalid());
        assertThat(register("crm", URI.create("https://10.0.0.1/mcp"))).isInstanceOf(Registered.AddressForbidden.class);
        assertThat(listed()).isEmpty();
    }

    @Test
    void keeps_what_a_probe_found_and_lets_it_be_approved_by_its_fingerprint() {
        try (AgencyMcpStandIn server = StandIn.listening(new AgencyMcpStandIn(Speaks.STATELESS, READ))) {
            register("crm", server.address());

            Probed.Answered answered = (Probed.Answered) catalogue().probe("crm");
            assertThat(approve("crm", "another")).isFalse();
            assertThat(approve("crm", answered.found().fingerprint())).isTrue();

            assertThat(listed().getFirst().isApproved()).isTrue();
            server.offer(READ.replace("read", "delete"));
            catalogue().probe("crm");
            assertThat(listed().getFirst().isApproved()).isFalse();
        }
    }

    @Test
    void keeps_what_was_found_before_when_a_probe_fails() {
        try (AgencyMcpStandIn server = StandIn.listening(new AgencyMcpStandIn(Speaks.STATELESS, READ))) {
            register("crm", server.address());
            catalogue().probe("crm");
        }
        assertThat(catalogue().probe("crm")).isInstanceOf(Probed.Failed.class);

        McpServer server = listed().getFirst();
        assertThat(server.problem()).contains("no connection");
        assertThat(server.found()).isNotNull();
        assertThat(catalogue().probe("unknown")).isEqualTo(new Probed.Unknown());
    }

    @Test
    void shows_the_catalogue_to_no_tenant() {
        register("crm", SOMEWHERE);

        assertThatThrownBy(() ->
                        database.scope().asTenant(TenantId.random(), () -> new McpServers(database.jdbc()).all()))
                .hasMessageContaining("mcp_server");
    }

    private Registered register(String id, URI address) {
        return catalogue().register(id, id, "", address, false);
    }

    private boolean approve(String id, String fingerprint) {
        return database.scope().asProvider(() -> catalogue().approve(id, fingerprint));
    }

    private List<McpServer> listed() {
        return database.scope().asProvider(() -> catalogue().list());
    }

    private McpCatalogue catalogue() {
        return new McpCatalogue(
                new McpServers(database.jdbc()),
                new McpProbe((system, address) -> {}, Clock.systemUTC()),
                guard,
                database.scope(),
                new NotedAudit(acts),
                () -> new Actor.System("test"),
                Clock.systemUTC());
    }

    private record NotedAudit(List<String> acts) implements Audit {
        @Override
        public void record(AuditEntry entry) {
            acts.add(entry.act());
        }

        @Override
        public IntentId intend(AuditEntry entry) {
            return new IntentId(UUID.randomUUID());
        }

        @Override
        public void conclude(IntentId intent, Outcome outcome) {
            acts.add(outcome.name());
        }

        @Override
        public void settle(TenantId tenant, Map<String, String> details) {
            acts.add("settled");
        }
    }
}
