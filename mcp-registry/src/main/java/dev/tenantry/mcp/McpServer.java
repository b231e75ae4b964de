package dev.tenantry.mcp;

import dev.tenantry.steps.Saying;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server as it is registered and as the last probe found it.
 *
 * @param id short and stable; part of every tool's name in the assistants
 * @param needsToken whether the assistant has to send a token
 * @param found what the last probe that got through found; null before
 * @param problem why the last probe did not get through; null if it did or there was none
 * @param approved what a person let pass; null if nothing
 */
public record McpServer(
        String id,
        String name,
        String description,
        URI address,
        boolean needsToken,
        @Nullable Found found,
        @Nullable Problem problem,
        @Nullable Approved approved,
        long version) {

    /** The names that the protocol recommends, which are those that a list with commas can say. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_./-]{1,128}");

    /**
     * What a probe has found.
     *
     * @param protocol the version it speaks: {@code 2025-11-25}
     * @param fingerprint over all tools' raw definitions
     */
    public record Found(Era era, String protocol, String fingerprint, List<ToolPrint> tools, Instant at) {
        public Found {
            tools = List.copyOf(tools);
        }
    }

    /** The fingerprint that a person let pass, and the tools that stand behind it. */
    public record Approved(String fingerprint, List<ToolPrint> tools) {
        public Approved {
            tools = List.copyOf(tools);
        }
    }

    /** Why and when the last probe did not get through. */
    public record Problem(Saying why, Instant at) {}

    /** A tool's name and the fingerprint of its raw definition. */
    public record ToolPrint(String name, String fingerprint) {}

    /** Which of the two protocols a server speaks. */
    public enum Era {
        /** Up to 2025-11-25: {@code initialize}, sessions. */
        SESSIONS,
        /** From 2026-07-28: stateless, {@code server/discover}. */
        STATELESS
    }

    /** How a server stands, the one that needs somebody most first. */
    public enum Condition {
        /** The last probe did not get through; what was found before may still be approved. */
        UNREACHED,
        /** What it offers now is not what was approved. */
        CHANGED,
        /** It has answered, and nobody has approved its tools yet. */
        TO_APPROVE,
        /** Nobody has asked it for its tools yet. */
        NEVER_ASKED,
        APPROVED
    }

    public Condition condition() {
        if (problem != null) {
            return Condition.UNREACHED;
        }
        if (found == null) {
            return Condition.NEVER_ASKED;
        }
        if (isApproved()) {
            return Condition.APPROVED;
        }
        return approved == null ? Condition.TO_APPROVE : Condition.CHANGED;
    }

    /** Whether what it offers now is what was approved. */
    public boolean isApproved() {
        return found != null && approved != null && found.fingerprint().equals(approved.fingerprint());
    }

    /**
     * The tools that assistants may be given: approved, and by the last list unchanged; none of a server that was never asked at this
     * address. Open WebUI reads the names as a list with commas and lets a tool pass whose name ends with one of them: what such a list
     * cannot say, and a tool by whose name another would pass, is kept back.
     */
    public List<ToolPrint> offered() {
        if (approved == null || found == null) {
            return List.of();
        }
        List<ToolPrint> unchanged = approved.tools().stream()
                .filter(found.tools()::contains)
                .filter(tool -> NAME.matcher(tool.name()).matches())
                .toList();
        List<String> others = found.tools().stream()
                .filter(tool -> !unchanged.contains(tool))
                .map(ToolPrint::name)
                .toList();
        return unchanged.stream()
                .filter(tool -> others.stream().noneMatch(other -> other.endsWith(tool.name())))
                .toList();
    }
}
