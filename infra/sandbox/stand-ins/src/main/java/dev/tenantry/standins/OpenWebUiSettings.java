package dev.tenantry.standins;

import static dev.tenantry.standins.OpenWebUiRoute.admin;
import static dev.tenantry.standins.OpenWebUiRoute.detail;
import static dev.tenantry.standins.OpenWebUiRoute.user;

import dev.tenantry.standins.OpenWebUiRoute.Visit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Banners, defaults and the list of tool servers: each is replaced as a whole by whoever writes it. */
final class OpenWebUiSettings {

    private static final String MODELS = "models";
    private static final String BANNERS = "banners";
    private static final String SERVERS = "TOOL_SERVER_CONNECTIONS";
    private static final List<String> DEFAULTS = List.of(
            "DEFAULT_MODELS",
            "DEFAULT_PINNED_MODELS",
            "MODEL_ORDER_LIST",
            "DEFAULT_MODEL_METADATA",
            "DEFAULT_MODEL_PARAMS");

    static final List<OpenWebUiRoute> ROUTES = List.of(
            admin("GET /api/v1/configs/models", visit -> Reply.of(200, stored(visit, MODELS))),
            admin("POST /api/v1/configs/models", OpenWebUiSettings::setModels),
            admin(
                    "GET /api/v1/configs/banners",
                    visit -> Reply.of(200, stored(visit, BANNERS).path(BANNERS))),
            admin("POST /api/v1/configs/banners", OpenWebUiSettings::setBanners),
            admin("GET /api/v1/configs/tool_servers", visit -> Reply.of(200, stored(visit, SERVERS))),
            admin("POST /api/v1/configs/tool_servers", OpenWebUiSettings::setToolServers),
            admin("POST /api/v1/configs/tool_servers/verify", OpenWebUiSettings::verify),
            user("GET /api/v1/tools", OpenWebUiSettings::tools));

    private OpenWebUiSettings() {}

    private static Map<String, ObjectNode> shelf(Visit visit) {
        return visit.tenant().shelf("settings");
    }

    private static ObjectNode stored(Visit visit, String name) {
        return shelf(visit).computeIfAbsent(name, ignored -> {
            ObjectNode fresh = JsonMapper.shared().createObjectNode();
            if (name.equals(MODELS)) {
                DEFAULTS.forEach(fresh::putNull);
            } else {
                fresh.putArray(name);
            }
            return fresh;
        });
    }

    /** What is left out becomes null. */
    private static Reply setModels(Visit visit) {
        ObjectNode defaults = JsonMapper.shared().createObjectNode();
        DEFAULTS.forEach(name ->
                defaults.set(name, Optional.ofNullable(visit.body().get(name)).orElseGet(defaults::nullNode)));
        shelf(visit).put(MODELS, defaults);
        return Reply.of(200, defaults);
    }

    private static Reply setBanners(Visit visit) {
        return replaced(visit, BANNERS)
                ? Reply.of(200, stored(visit, BANNERS).path(BANNERS))
                : Reply.of(422, Map.of("detail", List.of()));
    }

    /** Does not contact the servers. */
    private static Reply setToolServers(Visit visit) {
        return replaced(visit, SERVERS)
                ? Reply.of(200, stored(visit, SERVERS))
                : Reply.of(422, Map.of("detail", List.of()));
    }

    private static boolean replaced(Visit visit, String name) {
        JsonNode list = visit.body().path(name);
        if (list.isArray()) {
            stored(visit, name).set(name, list);
        }
        return list.isArray();
    }

    private static Reply verify(Visit visit) {
        if (!visit.body().path("type").asString("").equals("mcp")) {
            return detail(400, "Failed to connect to the tool server");
        }
        return OpenWebUiMcp.tools(visit.body())
                .map(tools -> Reply.of(200, Map.of("status", true, "specs", tools)))
                .orElseGet(() -> detail(400, "Failed to create MCP client"));
    }

    /** One that was granted stays in the list although it is dead. */
    private static Reply tools(Visit visit) {
        return Reply.of(
                200,
                StreamSupport.stream(stored(visit, SERVERS).path(SERVERS).spliterator(), false)
                        .filter(server -> server.path("config").path("enable").asBoolean(true))
                        .filter(server -> visit.isAdmin()
                                || OpenWebUiModels.grants(
                                        server.path("config").path("access_grants"),
                                        visit.person().path("id").asString("")))
                        .map(server -> Map.of(
                                "id",
                                "server:mcp:" + server.path("info").path("id").asString(""),
                                "name",
                                server.path("info").path("name").asString("")))
                        .toList());
    }
}
