package dev.tenantry.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.mcp.McpServer.Era;
import dev.tenantry.mcp.McpServer.Found;
import dev.tenantry.mcp.McpServer.ToolPrint;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;

class AgencyServerTests {

    private static final Found FOUND = new Found(
            Era.STATELESS,
            "2026-07-28",
            "abc",
            List.of(new ToolPrint("search", "def")),
            Instant.parse("2026-11-26T10:00:00Z"));

    private final TestDatabase database = TestDatabase.create();
    private final McpServers servers = new McpServers(database.jdbc());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void address_that_was_changed_in_the_settings_is_taken_over_and_must_be_asked_anew() {
        startWith("https://old.example/mcp");
        database.scope().inProvider(() -> {
            servers.found("agency", FOUND);
            servers.approve("agency", "abc");
        });

        startWith("https://new.example/mcp");

        McpServer agency = agency().orElseThrow();
        assertThat(agency.address()).isEqualTo(URI.create("https://new.example/mcp"));
        assertThat(agency.found()).isNull();
        assertThat(agency.isApproved()).isFalse();
        assertThat(agency.offered()).as("of a server that nobody has asked").isEmpty();
        assertThat(agency.approved())
                .as("what was approved once may be found again")
                .isEqualTo(new McpServer.Approved("abc", FOUND.tools()));
    }

    @Test
    void same_address_keeps_what_was_found_and_its_version() {
        startWith("https://same.example/mcp");
        database.scope().inProvider(() -> servers.found("agency", FOUND));
        McpServer before = agency().orElseThrow();

        startWith("https://same.example/mcp");

        assertThat(agency()).contains(before);
        assertThat(before.found()).isEqualTo(FOUND);
    }

    @Test
    void without_an_address_there_is_no_server_to_offer() {
        new AgencyServer(
                        new McpSettings(null, "Agency", false, "{address}"),
                        servers,
                        database.scope(),
                        Clock.systemUTC())
                .run(new DefaultApplicationArguments());

        assertThat(agency()).isEmpty();
        assertThat(database.scope().asProvider(() -> new ServersOnOffer(servers).ids()))
                .isEmpty();
    }

    private void startWith(String address) {
        McpSettings settings = new McpSettings(URI.create(address), "Agency", false, "{address}");
        new AgencyServer(settings, servers, database.scope(), Clock.systemUTC()).run(new DefaultApplicationArguments());
    }

    private Optional<McpServer> agency() {
        return database.scope().asProvider(() -> servers.find("agency"));
    }
}
