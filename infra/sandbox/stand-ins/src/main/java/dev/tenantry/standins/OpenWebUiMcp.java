package dev.tenantry.standins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a tool server offers, asked in the newer way first and in the older one after a refusal. */
record OpenWebUiMcp(Neighbour server) {

    private static final String STATELESS = "2026-07-28";
    private static final String SESSIONS = "2025-11-25";
    private static final int MOST_PAGES = 50;

    /** Empty if it is no MCP server or does not let us in. */
    static Optional<List<Map<String, JsonNode>>> tools(JsonNode connection) {
        boolean bearer = connection.path("auth_type").asString("").equals("bearer");
        Neighbour server = Neighbour.at(connection.path("url").asString(""))
                .bearing(bearer ? connection.path("key").asString("") : "")
                .with("accept", "application/json, text/event-stream");
        return new OpenWebUiMcp(server).session().flatMap(OpenWebUiMcp::list);
    }

    private Optional<OpenWebUiMcp> session() {
        OpenWebUiMcp stateless = new OpenWebUiMcp(server.with("mcp-protocol-version", STATELESS));
        if (stateless
                .ask("server/discover", Map.of())
                .filter(answer -> answer.json().path("result").isObject())
                .isPresent()) {
            return Optional.of(stateless);
        }
        return ask(
                        "initialize",
                        Map.of(
                                "protocolVersion",
                                SESSIONS,
                                "capabilities",
                                Map.of(),
                                "clientInfo",
                                Map.of("name", "mcp", "version", "0.1.0")))
                .filter(answer -> answer.json().path("result").isObject())
                .map(answer -> begun(answer.session()));
    }

    private OpenWebUiMcp begun(String session) {
        Neighbour known = server.with("mcp-session-id", session).with("mcp-protocol-version", SESSIONS);
        known.ask("POST", "", Map.of("jsonrpc", "2.0", "method", "notifications/initialized"));
        return new OpenWebUiMcp(known);
    }

    private Optional<List<Map<String, JsonNode>>> list() {
        List<Map<String, JsonNode>> tools = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Optional<JsonNode> result = ask("tools/list", cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
                    .map(answer -> answer.json().path("result"))
                    .filter(JsonNode::isObject);
            if (result.isEmpty()) {
                return Optional.empty();
            }
            result.get().path("tools").forEach(tool -> tools.add(spec(tool)));
            cursor = result.get().path("nextCursor").asString("");
            if (cursor.isEmpty()) {
                return Optional.of(tools);
            }
        }
        return Optional.empty();
    }

    private static Map<String, JsonNode> spec(JsonNode tool) {
        return Map.of(
                "name",
                tool.path("name"),
                "description",
                tool.path("description"),
                "parameters",
                tool.path("inputSchema"));
    }

    private Optional<Neighbour.Answer> ask(String method, Map<String, Object> params) {
        return server.with("mcp-method", method)
                .ask("POST", "", Map.of("jsonrpc", "2.0", "id", "1", "method", method, "params", params));
    }
}
