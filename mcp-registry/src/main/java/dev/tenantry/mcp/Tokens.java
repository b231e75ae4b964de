package dev.tenantry.mcp;

import dev.tenantry.steps.StepContext;
import dev.tenantry.tenantside.ToolServer;
import dev.tenantry.tenantside.ToolTokens.Kept;
import dev.tenantry.tenantside.WrittenTokens;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A tenant's tokens as a run finds them.
 *
 * @param kept by the portal now, by server
 * @param there in the tenant's account; before the run has written its secrets, as they will be
 */
record Tokens(Map<String, Kept> kept, Map<String, Kept> there) {

    static Tokens of(Map<String, Kept> kept, StepContext context) {
        return new Tokens(
                kept,
                WrittenTokens.inThisRun(context).map(WrittenTokens::tokens).orElse(kept));
    }

    /** Whether a server can be attached, as far as tokens go. */
    boolean suffice(McpServer server) {
        return !server.needsToken() || (isMeantFor(server, kept) && isMeantFor(server, there));
    }

    private static boolean isMeantFor(McpServer server, Map<String, Kept> tokens) {
        Kept token = tokens.get(server.id());
        return token != null && token.address().equals(server.address());
    }

    boolean areMissing(McpServer server) {
        return server.needsToken() && !isMeantFor(server, kept);
    }

    /** Whether one is kept that this run has not brought into the account. */
    boolean areLate(McpServer server) {
        return !areMissing(server) && !suffice(server);
    }

    /** Whether the server is to be attached by a token that was replaced since. */
    boolean areOlder(McpServer server) {
        return server.needsToken() && suffice(server) && !Objects.equals(kept.get(server.id()), there.get(server.id()));
    }

    /** By which these are attached, as texts. */
    Map<String, String> revisions(Iterable<ToolServer> attached) {
        Map<String, String> revisions = new TreeMap<>();
        for (ToolServer server : attached) {
            if (server.key() != null) {
                Optional.ofNullable(there.get(server.id()))
                        .ifPresent(token -> revisions.put(server.id(), Long.toString(token.revision())));
            }
        }
        return revisions;
    }
}
