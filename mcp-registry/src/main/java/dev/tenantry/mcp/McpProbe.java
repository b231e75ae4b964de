package dev.tenantry.mcp;

import dev.tenantry.mcp.McpServer.Era;
import dev.tenantry.mcp.McpServer.Found;
import dev.tenantry.mcp.McpServer.ToolPrint;
import dev.tenantry.outside.EgressGuard;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Asks a server which era it is of and which tools it lists. The stateless protocol is tried first, as the specification
 * has it; a server of both eras is taken as stateless.
 */
@Component
class McpProbe {

    private final EgressGuard guard;
    private final Clock clock;

    McpProbe(EgressGuard guard, Clock clock) {
        this.guard = guard;
        this.clock = clock;
    }

    /** What a server offered. */
    record Listing(Era era, String protocol, List<JsonNode> tools) {}

    /** Throws {@link OutsideFailure} if the address is forbidden, nothing answers, or what answers is no MCP server. */
    Found probe(URI address, Optional<String> token) {
        guard.check(OutsideSystem.MCP, address);
        Listing listing =
                new StatelessMcp(address, token).list().orElseGet(() -> new SessionMcp(address, token).list());
        List<ToolPrint> tools = Fingerprints.tools(listing.tools());
        return new Found(listing.era(), listing.protocol(), Fingerprints.set(tools), tools, clock.instant());
    }
}
