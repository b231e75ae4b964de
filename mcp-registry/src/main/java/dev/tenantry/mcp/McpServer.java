package dev.tenantry.mcp;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server as it is registered and as the last probe found it.
 *
 * @param id short and stable; part of every tool's name in the assistants
 * @param needsToken whether the assistant has to send a token
 * @param found what the last probe that got through found; null before
 * @param problem why the last probe did not get through; null if it did or there was none
 * @param approved the fingerprint that a person let pass; null if none
 */
public record McpServer(
        String id,
        String name,
        String description,
        URI address,
        boolean needsToken,
        @Nullable Found found,
        @Nullable String problem,
        @Nullable String approved,
        long version) {

    /**
     * @param protocol the version it speaks: {@code 2025-11-25}
     * @param fingerprint over all tools' raw definitions
     */
    public record Found(Era era, String protocol, String fingerprint, List<ToolPrint> tools, Instant at) {
        public Found {
            tools = List.copyOf(tools);
        }
    }

    /** A tool's name and the fingerprint of its raw definition. */
    public record ToolPrint(String name, String fingerprint) {}

    /** Which of the two protocols a server speaks. */
    public enum Era {
        /** Up to 2025-11-25: {@code initialize}, sessions. */
        SESSIONS,
        /** From 2026-07-28: stateless, {@code server/discover}. */
        STATELESS
    }

    /** Whether what it offers now is what was approved. */
    public boolean isApproved() {
        return found != null && found.fingerprint().equals(approved);
    }
}
