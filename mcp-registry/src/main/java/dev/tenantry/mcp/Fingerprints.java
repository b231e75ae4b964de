package dev.tenantry.mcp;

import dev.tenantry.mcp.McpServer.ToolPrint;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Fingerprints over the definitions as the server sent them: a field that nobody knows counts as well. */
final class Fingerprints {

    private Fingerprints() {}

    /** Sorted by name; throws {@link OutsideFailure} for a name that comes twice, since then nobody knows which is meant. */
    static List<ToolPrint> tools(List<JsonNode> definitions) {
        List<ToolPrint> prints = definitions.stream()
                .map(tool -> new ToolPrint(tool.path("name").asString(""), sha256(CanonicalJson.of(tool))))
                .sorted(Comparator.comparing(ToolPrint::name))
                .toList();
        long names = prints.stream().map(ToolPrint::name).distinct().count();
        if (names < prints.size()) {
            throw new OutsideFailure(
                    OutsideSystem.MCP, OutsideFailure.Kind.NOT_UNDERSTOOD, "it lists two tools of the same name");
        }
        return prints;
    }

    static String set(List<ToolPrint> tools) {
        return sha256(tools.stream()
                .map(tool -> tool.name() + "\n" + tool.fingerprint())
                .collect(Collectors.joining("\n")));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
