package dev.tenantry.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.mcp.McpCatalogue.Probed;
import dev.tenantry.mcp.McpCatalogue.Registered;
import dev.tenantry.mcp.McpServer.Condition;
import dev.tenantry.outside.AddressFault;
import dev.tenantry.outside.EgressGuard;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.standins.AgencyMcpStandIn;
import dev.tenantry.standins.AgencyMcpStandIn.Speaks;
import dev.tenantry.standins.StandIn;
import dev.tenantry.steps.OutsidePhrase;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenantside.SecretRef;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McpCatalogueTests {

    private static final String READ = "{\"name\":\"read\",\"inputSchema\":{\"type\":\"object\"}}";
    private static final URI SOMEWHERE = URI.create("https://mcp.example/mcp");

    private static TestDatabase database;

    private final List<String> acts = new ArrayList<>();
    private final EgressGuard guard = McpCatalogueTests::check;

    /** As the real one, for what is not on loopback. */
    private static void check(OutsideSystem system, URI address) {
        if (!Objects.equals(address.getHost(), "127.0.0.1")
                && (AddressFault.of(address).isPresent() || address.getHost().equals("10.0.0.1"))) {
            throw new OutsideFailure(system, OutsideFailure.Kind.FORBIDDEN_ADDRESS, "no");
        }
        if (address.getHost().equals("nowhere.example")) {
            throw new OutsideFailure(system, OutsideFailure.Kind.DOWN, "its name is not known");
        }
    }

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
        assertThat(register("crm", SOMEWHERE)).isEqualTo(new Registered.Refused(Set.of(ServerFault.ID_TAKEN)));

        assertThat(listed()).extracting(McpServer::id).containsExactly("crm");
        assertThat(acts).containsExactly("mcp.server-registered");
    }

    @ParameterizedTest
    @CsvSource({"crm-x, crm_x", "crm_x, crm-x", "a-b_c, a_b-c"})
    void takes_no_id_whose_token_would_have_the_name_of_another_ones(String first, String second) {
        assertThat(new SecretRef("tools", first).variable()).isEqualTo(new SecretRef("tools", second).variable());
        assertThat(register(first, SOMEWHERE)).isInstanceOf(Registered.Done.class);

        assertThat(register(second, SOMEWHERE)).isEqualTo(new Registered.Refused(Set.of(ServerFault.ID_ALIKE)));
        assertThat(register("crmx", SOMEWHERE)).isInstanceOf(Registered.Done.class);
        assertThat(listed()).extracting(McpServer::id).containsExactlyInAnyOrder(first, "crmx");
    }

    /** As a transaction that has looked before the other was there. */
    @Test
    void of_two_such_ids_at_the_same_time_one_is_taken() throws Exception {
        var together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Registered>> both = Stream.of("crm-x", "crm_x")
                    .map(id -> threads.submit(() -> {
                        together.await(10, TimeUnit.SECONDS);
                        return register(id, SOMEWHERE);
                    }))
                    .toList();
            for (Future<Registered> one : both) {
                one.get(30, TimeUnit.SECONDS);
            }
        }
        assertThat(listed()).hasSize(1);
    }

    @Test
    void says_at_once_everything_that_stands_against_a_server() {
        register("crm", SOMEWHERE);
        acts.clear();

        assertThat(faults(new NewServer("Not an id", " ", "d".repeat(501), "https://10.0.0.1/mcp", false)))
                .containsExactlyInAnyOrder(
                        ServerFault.ID_FORM,
                        ServerFault.NAME_MISSING,
                        ServerFault.DESCRIPTION_LONG,
                        ServerFault.ADDRESS_PRIVATE);
        assertThat(faults(new NewServer("crm", "n".repeat(81), "", "no address", false)))
                .containsExactlyInAnyOrder(ServerFault.ID_TAKEN, ServerFault.NAME_LONG, ServerFault.ADDRESS_FORM);
        assertThat(listed()).extracting(McpServer::id).containsExactly("crm");
        assertThat(acts).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', ADDRESS_FORM",
        "mcp.example/mcp, ADDRESS_FORM",
        "https:/mcp, ADDRESS_FORM",
        "http://mcp.example/mcp, ADDRESS_NOT_HTTPS",
        "https://me:secret@mcp.example/mcp, ADDRESS_HOLDS_MORE",
        "https://mcp.example/mcp?key=secret, ADDRESS_HOLDS_MORE",
        "https://mcp.example/mcp#key, ADDRESS_HOLDS_MORE",
        "https://10.0.0.1/mcp, ADDRESS_PRIVATE",
        "https://nowhere.example/mcp, ADDRESS_UNKNOWN"
    })
    void says_what_is_wrong_with_an_address(String address, ServerFault fault) {
        assertThat(faults(new NewServer("crm", "CRM", "", address, false))).containsExactly(fault);
    }

    @Test
    void keeps_what_a_probe_found_and_lets_it_be_approved_by_its_fingerprint() {
        try (AgencyMcpStandIn server = StandIn.listening(new AgencyMcpStandIn(Speaks.STATELESS, READ))) {
            register("crm", server.address());
            assertThat(condition()).isEqualTo(Condition.NEVER_ASKED);

            Probed.Answered answered = (Probed.Answered) probed("crm");
            assertThat(condition()).isEqualTo(Condition.TO_APPROVE);
            assertThat(approve("crm", "another")).isFalse();
            assertThat(approve("crm", answered.found().fingerprint())).isTrue();

            assertThat(condition()).isEqualTo(Condition.APPROVED);
            assertThat(listed().getFirst().offered()).isEqualTo(answered.found().tools());
            server.offer(READ.replace("read", "delete"));
            probed("crm");
            assertThat(condition()).isEqualTo(Condition.CHANGED);
            assertThat(listed().getFirst().offered()).isEmpty();
        }
    }

    @Test
    void keeps_what_was_found_before_when_a_probe_fails() {
        try (AgencyMcpStandIn server = StandIn.listening(new AgencyMcpStandIn(Speaks.STATELESS, READ))) {
            register("crm", server.address());
            probed("crm");
        }
        assertThat(probed("crm")).isInstanceOf(Probed.Failed.class);

        McpServer server = listed().getFirst();
        assertThat(server.problem())
                .isNotNull()
                .extracting(McpServer.Problem::why)
                .isEqualTo(OutsidePhrase.DOWN.say("MCP", "no connection"));
        assertThat(server.found()).isNotNull();
        assertThat(server.condition()).isEqualTo(Condition.UNREACHED);
        assertThat(probed("unknown")).isEqualTo(new Probed.Unknown());
    }

    @Test
    void sends_the_token_of_one_question_and_keeps_it_nowhere() {
        try (AgencyMcpStandIn server = StandIn.listening(new AgencyMcpStandIn(Speaks.STATELESS, READ))) {
            register("crm", server.address());

            assertThat(catalogue().probe("crm", Optional.of("two\r\nlines"))).isEqualTo(new Probed.TokenInvalid());
            assertThat(server.authorizations()).isEmpty();
            assertThat(catalogue().probe("crm", Optional.of("a-token"))).isInstanceOf(Probed.Answered.class);
            assertThat(server.authorizations()).isNotEmpty().containsOnly("Bearer a-token");
            assertThat(database.scope()
                            .asProvider(() -> database.jdbc()
                                    .sql("select to_jsonb(mcp_server)::text from mcp_server")
                                    .query(String.class)
                                    .single()))
                    .doesNotContain("a-token");
        }
    }

    @Test
    void shows_the_catalogue_to_no_tenant() {
        register("crm", SOMEWHERE);

        assertThatThrownBy(() ->
                        database.scope().asTenant(TenantId.random(), () -> new McpServers(database.jdbc()).all()))
                .hasMessageContaining("mcp_server");
    }

    private Registered register(String id, URI address) {
        return catalogue().register(new NewServer(id, id, "", address.toString(), false));
    }

    private Set<ServerFault> faults(NewServer wanted) {
        return ((Registered.Refused) catalogue().register(wanted)).faults();
    }

    private Probed probed(String id) {
        return catalogue().probe(id, Optional.empty());
    }

    private Condition condition() {
        return listed().getFirst().condition();
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
                new ServerRules(guard),
                database.scope(),
                new NotedAudit(acts),
                () -> new Actor.Portal("test"),
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
