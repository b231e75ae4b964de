package dev.tenantry.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenantside.ToolTokens.Kept;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

/** A token is meant for the address for which it was given, in whichever way a server of the same id comes to another one. */
class TokensOfMovedServersTests {

    private static final URI HERE = URI.create("https://here.example/mcp");
    private static final URI ELSEWHERE = URI.create("https://elsewhere.example/mcp");

    private final TestDatabase database = TestDatabase.create();
    private final McpServers servers = new McpServers(database.jdbc());
    private final TokenRows rows = new TokenRows(database.jdbc());
    private final TenantId tenant = TenantId.random();

    @AfterEach
    void close() {
        database.close();
    }

    private static McpServer at(URI address, long version) {
        return new McpServer("crm", "CRM", "", address, true, null, null, null, version);
    }

    private void register(URI address) {
        database.scope()
                .inProvider(() -> assertThat(servers.insert(at(address, 0), Instant.EPOCH))
                        .isTrue());
    }

    private void given(String server, URI address) {
        database.scope().inTenant(tenant, () -> rows.given(tenant, server, address, Instant.EPOCH, "person:t"));
    }

    private Map<String, Kept> usable() {
        return new KeptTokens(rows, database.scope()).of(tenant);
    }

    @Test
    void an_operator_changes_its_address() {
        register(HERE);
        given("crm", HERE);
        assertThat(usable()).isEqualTo(Map.of("crm", new Kept(1, HERE)));

        database.scope()
                .inProvider(() -> assertThat(servers.edit(at(ELSEWHERE, 0))).isTrue());
        assertThat(usable()).isEmpty();

        given("crm", ELSEWHERE);
        assertThat(usable()).isEqualTo(Map.of("crm", new Kept(2, ELSEWHERE)));
    }

    @Test
    void an_operator_takes_it_out_and_registers_the_same_id_elsewhere() {
        register(HERE);
        given("crm", HERE);

        database.scope().inProvider(() -> assertThat(servers.remove("crm")).isTrue());
        assertThat(usable()).isEmpty();
        register(ELSEWHERE);
        assertThat(usable()).isEmpty();
    }

    @Test
    void the_settings_move_the_agencys_own() {
        startWith(HERE);
        given("agency", HERE);
        assertThat(usable()).containsKey("agency");

        startWith(ELSEWHERE);
        assertThat(usable()).isEmpty();
        startWith(HERE);
        assertThat(usable()).as("it is where it was again").containsKey("agency");
    }

    private void startWith(URI address) {
        new AgencyServer(
                        new McpSettings(address, "Agency", true, "{address}"),
                        servers,
                        database.scope(),
                        Clock.systemUTC())
                .run(new DefaultApplicationArguments());
    }
}
