package dev.tenantry.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.mcp.McpServer.Era;
import dev.tenantry.mcp.McpServer.Found;
import dev.tenantry.mcp.McpServer.ToolPrint;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.standins.AgencyMcpStandIn;
import dev.tenantry.standins.AgencyMcpStandIn.Speaks;
import dev.tenantry.standins.StandIn;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class McpProbeTests {

    private static final String READ =
            "{\"name\":\"read\",\"description\":\"Reads\",\"inputSchema\":{\"type\":\"object\"}}";
    private static final String WRITE =
            "{\"name\":\"write\",\"description\":\"Writes\",\"inputSchema\":{\"type\":\"object\"}}";
    private static final String SEARCH =
            "{\"name\":\"search\",\"description\":\"Finds\",\"inputSchema\":{\"type\":\"object\"}}";

    private final McpProbe probe = new McpProbe((system, address) -> {}, Clock.systemUTC());

    @ParameterizedTest
    @EnumSource(names = {"SESSIONS", "STATELESS"})
    void tells_the_era_and_every_page_of_tools(Speaks era) {
        try (AgencyMcpStandIn server = StandIn.listening(new AgencyMcpStandIn(era, READ, WRITE, SEARCH))) {
            Found found = probe.probe(server.address(), Optional.empty());

            assertThat(found.era()).isEqualTo(Era.valueOf(era.name()));
            assertThat(found.protocol()).isEqualTo(era == Speaks.SESSIONS ? "2025-11-25" : "2026-07-28");
            assertThat(found.tools()).extracting(ToolPrint::name).containsExactly("read", "search", "write");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSIONS", "STATELESS"})
    void gives_the_same_definitions_the_same_fingerprint_in_whatever_order_they_come(Speaks era) {
        try (AgencyMcpStandIn server = StandIn.listening(new AgencyMcpStandIn(era, READ, WRITE))) {
            String before = fingerprint(server);
            server.offer(WRITE, "{\"inputSchema\":{\"type\":\"object\"},\"description\":\"Reads\",\"name\":\"read\"}");

            assertThat(fingerprint(server)).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SESSIONS", "STATELESS"})
    void sees_a_change_in_a_field_that_nobody_knows(Speaks era) {
        try (AgencyMcpStandIn server = StandIn.listening(new AgencyMcpStandIn(era, READ))) {
            String before = fingerprint(server);
            server.offer(READ.replace("\"name\"", "\"execution\":{\"taskSupport\":\"optional\"},\"name\""));

            assertThat(fingerprint(server)).isNotEqualTo(before);
        }
    }

    @Test
    void sends_the_token_to_both_eras() {
        for (Speaks era : new Speaks[] {Speaks.SESSIONS, Speaks.STATELESS}) {
            try (AgencyMcpStandIn server = StandIn.listening(new AgencyMcpStandIn(era, READ))) {
                probe.probe(server.address(), Optional.of("a-token"));

                assertThat(server.authorizations()).isNotEmpty().containsOnly("Bearer a-token");
            }
        }
    }

    @Test
    void refuses_two_tools_of_one_name() {
        try (AgencyMcpStandIn server =
                StandIn.listening(new AgencyMcpStandIn(Speaks.STATELESS, READ, READ.replace("Reads", "Deletes")))) {
            assertFailure(server.address(), Kind.NOT_UNDERSTOOD);
        }
    }

    @Test
    void takes_a_page_and_silence_for_what_they_are() {
        try (AgencyMcpStandIn server = StandIn.listening(new AgencyMcpStandIn(Speaks.NEITHER))) {
            assertFailure(server.address(), Kind.NOT_UNDERSTOOD);
        }
        assertFailure(URI.create("http://127.0.0.1:9/mcp"), Kind.DOWN);
    }

    @Test
    void goes_nowhere_that_the_guard_forbids() {
        try (AgencyMcpStandIn server = StandIn.listening(new AgencyMcpStandIn(Speaks.STATELESS, READ))) {
            McpProbe guarded = new McpProbe(
                    (system, address) -> {
                        throw new OutsideFailure(OutsideSystem.MCP, Kind.FORBIDDEN_ADDRESS, "no");
                    },
                    Clock.systemUTC());

            assertThatThrownBy(() -> guarded.probe(server.address(), Optional.empty()))
                    .isInstanceOf(OutsideFailure.class);
            assertThat(server.authorizations()).isEmpty();
        }
    }

    private String fingerprint(AgencyMcpStandIn server) {
        return probe.probe(server.address(), Optional.empty()).fingerprint();
    }

    private void assertFailure(URI address, Kind kind) {
        assertThatThrownBy(() -> probe.probe(address, Optional.empty()))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
