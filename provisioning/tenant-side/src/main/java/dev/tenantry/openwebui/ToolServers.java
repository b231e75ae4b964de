package dev.tenantry.openwebui;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.tenantside.JobOutcome.ToolServerRow;
import dev.tenantry.tenantside.SecretRef;
import dev.tenantry.tenantside.ToolServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of MCP servers: read, merged, written and read back, since writing replaces all of it. */
record ToolServers(OpenWebUiApi api) {

    private static final String LIST = "TOOL_SERVER_CONNECTIONS";

    /** Attaches, takes the others away and tells the tools of each attached one: none for one that does not answer. */
    Map<String, List<String>> attach(List<ToolServer> servers, Set<String> gone, Function<SecretRef, String> secrets) {
        Set<String> ids = servers.stream().map(ToolServer::id).collect(Collectors.toCollection(HashSet::new));
        ids.addAll(gone);
        List<JsonNode> list = others(ids);
        List<JsonNode> ours =
                servers.stream().map(server -> connection(server, secrets)).toList();
        list.addAll(ours);
        write(list);
        Map<String, List<String>> tools = new TreeMap<>();
        ours.forEach(connection -> tools.put(id(connection), tools(connection)));
        return tools;
    }

    void detach(Set<String> ids) {
        List<JsonNode> others = others(ids);
        if (others.size() < stored().size()) {
            write(others);
        }
    }

    private void write(List<JsonNode> list) {
        api.setToolServers(Map.of(LIST, list));
        Set<String> there = stored().stream().map(ToolServers::id).collect(Collectors.toSet());
        Set<String> wanted = list.stream().map(ToolServers::id).collect(Collectors.toSet());
        if (!there.equals(wanted)) {
            throw new OutsideFailure(
                    dev.tenantry.outside.OutsideSystem.OPEN_WEBUI,
                    OutsideFailure.Kind.REJECTED,
                    "wrote the tool servers " + wanted + " and read back " + there);
        }
    }

    private List<JsonNode> others(Set<String> ids) {
        return stored().stream()
                .filter(connection -> !ids.contains(id(connection)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private List<JsonNode> stored() {
        return StreamSupport.stream(api.toolServers().path(LIST).spliterator(), false)
                .toList();
    }

    private static String id(JsonNode connection) {
        return connection.path("info").path("id").asString("");
    }

    private static JsonNode connection(ToolServer server, Function<SecretRef, String> secrets) {
        SecretRef key = server.key();
        Map<String, Object> connection = new HashMap<>();
        // left out, the type would be OpenAPI
        connection.put("type", "mcp");
        connection.put("url", server.address().toString());
        connection.put("path", "");
        connection.put("auth_type", key == null ? "none" : "bearer");
        connection.put("key", key == null ? "" : secrets.apply(key));
        connection.put("headers", Map.of());
        connection.put("config", config(server));
        connection.put("info", Map.of("id", server.id(), "name", server.name(), "description", server.description()));
        return JsonMapper.shared().valueToTree(connection);
    }

    private static Map<String, Object> config(ToolServer server) {
        Map<String, Object> config = new HashMap<>();
        config.put("enable", true);
        // without a grant only administrators would see it
        config.put(
                "access_grants", List.of(Map.of("principal_type", "user", "principal_id", "*", "permission", "read")));
        config.put("function_name_filter_list", String.join(",", server.tools()));
        return config;
    }

    private List<String> tools(JsonNode connection) {
        try {
            return StreamSupport.stream(
                            api.verifyToolServer(connection).path("specs").spliterator(), false)
                    .map(tool -> tool.path("name").asString(""))
                    .sorted()
                    .toList();
        } catch (OutsideFailure unanswered) {
            return switch (unanswered.kind()) {
                // said of the tool server and not of Open WebUI
                case REJECTED -> List.of();
                case DOWN,
                        TIMEOUT,
                        ANSWER_LOST,
                        RATE_LIMITED,
                        BROKEN,
                        NOT_AUTHORIZED,
                        NOT_FOUND,
                        ALREADY_EXISTS,
                        NOT_UNDERSTOOD,
                        FORBIDDEN_ADDRESS -> throw unanswered;
            };
        }
    }

    List<ToolServerRow> rows() {
        return stored().stream()
                .map(connection -> new ToolServerRow(
                        id(connection),
                        connection.path("url").asString(""),
                        connection.path("config").path("enable").asBoolean(true),
                        List.of()))
                .toList();
    }

    static ToolServerRow withTools(ToolServerRow row, List<String> tools) {
        return new ToolServerRow(row.id(), row.address(), row.on(), tools);
    }
}
