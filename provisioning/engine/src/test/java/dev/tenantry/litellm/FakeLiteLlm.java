package dev.tenantry.litellm;

import dev.tenantry.models.GatewayKey;
import dev.tenantry.outside.FakeServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of LiteLLM's admin API as we call, with its oddities as they were seen on 1.106.2. */
public final class FakeLiteLlm extends FakeServer {

    public static final String KEY = "sk-management-key-of-tests";

    private final Map<String, Map<String, @Nullable Object>> teams = new TreeMap<>();
    private final Map<String, Map<String, @Nullable Object>> keys = new TreeMap<>();
    private volatile boolean databaseGone;

    /** From now on the database is away: lists fail, and {@code /team/info} would lie. */
    public void loseDatabase(boolean gone) {
        databaseGone = gone;
    }

    /** Everything there is, by name. */
    public Set<String> world() {
        Set<String> all = new TreeSet<>();
        teams.keySet().forEach(id -> all.add("team " + id));
        keys.values().forEach(key -> all.add("key " + key.get("key_alias") + " " + key.get("token")));
        return all;
    }

    @Override
    protected Reply answer(Asked asked) {
        if (asked.is("GET /health/readiness")) {
            return Reply.of(
                    databaseGone ? 503 : 200,
                    Map.of("status", "healthy", "db", databaseGone ? "disconnected" : "connected"));
        }
        if (!("Bearer " + KEY).equals(asked.headers().get("authorization"))) {
            return error(
                    401,
                    "token_not_found_in_db",
                    "Authentication Error, Invalid proxy server token passed. Received API Key = sk-...wxyz");
        }
        if (databaseGone) {
            return error(500, "internal_server_error", "Can't reach database server at `127.0.0.1`:`5500`");
        }
        return switch (asked.method() + " /" + String.join("/", asked.path())) {
            case "GET /v2/team/list" -> teamList(asked.query().getOrDefault("team_id", ""));
            case "POST /team/new" -> newTeam(asked.json());
            case "POST /team/delete" -> deleteTeams(asked.json());
            case "GET /key/list" -> keyList(asked.query());
            case "POST /key/generate" -> newKey(asked.json());
            case "POST /key/delete" -> deleteKeys(asked.json());
            default ->
                asked.is("PATCH /team/*")
                        ? patchTeam(asked.path().get(1), asked.json())
                        : Reply.of(404, Map.of("detail", "Not Found"));
        };
    }

    private Reply teamList(String id) {
        List<?> found = teams.containsKey(id) ? List.of(teams.get(id)) : List.of();
        return Reply.of(
                200, Map.of("teams", found, "total", found.size(), "page", 1, "page_size", 2, "total_pages", 1));
    }

    private Reply newTeam(JsonNode body) {
        String id = body.path("team_id").asString();
        if (teams.containsKey(id)) {
            return error(
                    400,
                    "internal_server_error",
                    "{'error': 'Team id = " + id + " already exists. Please use a different team id.'}");
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("spend", 0.0);
        row.put("members_with_roles", List.of(Map.of("user_id", "portal", "role", "admin")));
        merge(row, body);
        teams.put(id, row);
        return Reply.of(200, row);
    }

    private Reply patchTeam(String id, JsonNode body) {
        Map<String, @Nullable Object> row = teams.get(id);
        if (row == null) {
            return error(404, "auth_error", "{'error': 'Team not found, passed team_id=" + id + "'}");
        }
        merge(row, body);
        return Reply.of(200, row);
    }

    private static void merge(Map<String, @Nullable Object> row, JsonNode body) {
        body.properties()
                .forEach(field -> row.put(
                        field.getKey(),
                        field.getValue().isNull()
                                ? null
                                : JsonMapper.shared().treeToValue(field.getValue(), Object.class)));
    }

    private Reply deleteTeams(JsonNode body) {
        String id = body.path("team_ids").path(0).asString();
        if (teams.remove(id) == null) {
            return Reply.of(404, Map.of("detail", Map.of("error", "Team not found, passed team_id=" + id)));
        }
        keys.values().removeIf(key -> id.equals(key.get("team_id")));
        return Reply.of(200, Map.of("deleted_teams", List.of(id)));
    }

    private Reply keyList(Map<String, String> query) {
        List<?> found = keys.values().stream()
                .filter(key ->
                        !query.containsKey("team_id") || query.get("team_id").equals(key.get("team_id")))
                .filter(key -> !query.containsKey("key_alias")
                        || query.get("key_alias").equals(key.get("key_alias")))
                .toList();
        return Reply.of(200, Map.of("keys", found, "total_count", found.size(), "current_page", 1, "total_pages", 1));
    }

    private Reply newKey(JsonNode body) {
        String alias = body.path("key_alias").asString();
        if (keys.values().stream().anyMatch(key -> alias.equals(key.get("key_alias")))) {
            return error(
                    400,
                    "bad_request_error",
                    "Key with alias '" + alias + "' already exists. Unique key aliases across all keys are required.");
        }
        String secret = body.path("key").asString();
        String hash = GatewayKey.hashOf(secret);
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        merge(row, body);
        row.remove("key");
        row.put("token", hash);
        row.put("blocked", null);
        keys.putIfAbsent(hash, row);
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(row);
        shown.put("key", secret);
        shown.put("token_id", hash);
        return Reply.of(200, shown);
    }

    private Reply deleteKeys(JsonNode body) {
        String alias = body.path("key_aliases").path(0).asString();
        return keys.values().removeIf(key -> alias.equals(key.get("key_alias")))
                ? Reply.of(200, Map.of("deleted_keys", List.of(alias)))
                : error(404, "auth_error", "{'error': 'No keys found'}");
    }

    private static Reply error(int status, String type, String message) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", null);
        error.put("code", Integer.toString(status));
        return Reply.of(status, Map.of("error", error));
    }
}
