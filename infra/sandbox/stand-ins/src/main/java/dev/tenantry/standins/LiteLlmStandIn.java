package dev.tenantry.standins;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of LiteLLM's admin API as we call, with its oddities as they were seen on 1.106.2. Its callers know the secret
 * {@code key}; holders of a team's key see its models and chat with them. {@link Fault#NO_DATABASE} takes its database away:
 * then lists fail, and {@code /team/info} lies.
 */
public final class LiteLlmStandIn extends StandIn {

    private static final String TEAMS = "teams";
    private static final String KEYS = "keys";

    public LiteLlmStandIn(Place place) {
        super(place);
    }

    /** From now on its database is away, or back. */
    public void loseDatabase(boolean gone) {
        switchOff(Fault.NO_DATABASE);
        if (gone) {
            switchOn(Switch.lasting(Fault.NO_DATABASE, ""));
        }
    }

    /** Everything there is, by name. */
    public Set<String> world() {
        Set<String> all = new TreeSet<>();
        shelf(TEAMS).keySet().forEach(id -> all.add("team " + id));
        shelf(KEYS)
                .values()
                .forEach(key -> all.add("key " + key.path("key_alias").asString() + " "
                        + key.path("token").asString()));
        return all;
    }

    @Override
    protected Set<Fault> ownFaults() {
        return Set.of(Fault.NO_DATABASE);
    }

    @Override
    protected Reply odd(Fault fault, Asked asked) {
        return switch (asked.call()) {
            case "GET /health/readiness" -> Reply.of(503, Map.of("status", "healthy", "db", "disconnected"));
            case "GET /team/info" ->
                error(
                        404,
                        "auth_error",
                        "{'message': 'Team not found, passed team id: "
                                + asked.query().getOrDefault("team_id", "") + ".'}");
            default -> error(500, "internal_server_error", "Can't reach database server at `127.0.0.1`:`5500`");
        };
    }

    @Override
    protected Reply answer(Asked asked) {
        if (asked.is("GET /health/readiness")) {
            return Reply.of(200, Map.of("status", "healthy", "db", "connected"));
        }
        boolean ofHolders = asked.path().getFirst().equals("v1");
        if (!ofHolders && !("Bearer " + secret("key")).equals(asked.headers().get("authorization"))) {
            return noSuchKey();
        }
        if (ofHolders) {
            return new LiteLlmModels(shelf(TEAMS), shelf(KEYS)).answer(asked);
        }
        return switch (asked.call()) {
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

    // ---- teams

    private Reply teamList(String id) {
        List<ObjectNode> found =
                shelf(TEAMS).containsKey(id) ? List.of(shelf(TEAMS).get(id)) : List.of();
        return Reply.of(
                200, Map.of("teams", found, "total", found.size(), "page", 1, "page_size", 2, "total_pages", 1));
    }

    private Reply newTeam(JsonNode body) {
        String id = body.path("team_id").asString();
        if (shelf(TEAMS).containsKey(id)) {
            return error(
                    400,
                    "internal_server_error",
                    "{'error': 'Team id = " + id + " already exists. Please use a different team id.'}");
        }
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("spend", 0.0);
        row.putArray("members_with_roles").addObject().put("user_id", "portal").put("role", "admin");
        merge(row, body);
        shelf(TEAMS).put(id, row);
        return Reply.of(200, row);
    }

    private Reply patchTeam(String id, JsonNode body) {
        ObjectNode row = shelf(TEAMS).get(id);
        if (row == null) {
            return error(404, "auth_error", "{'error': 'Team not found, passed team_id=" + id + "'}");
        }
        merge(row, body);
        return Reply.of(200, row);
    }

    private static void merge(ObjectNode row, JsonNode body) {
        body.properties().forEach(field -> row.set(field.getKey(), field.getValue()));
    }

    private Reply deleteTeams(JsonNode body) {
        String id = body.path("team_ids").path(0).asString();
        if (shelf(TEAMS).remove(id) == null) {
            return Reply.of(404, Map.of("detail", Map.of("error", "Team not found, passed team_id=" + id)));
        }
        shelf(KEYS).values().removeIf(key -> is(key, "team_id", id));
        return Reply.of(200, Map.of("deleted_teams", List.of(id)));
    }

    // ---- keys

    private static boolean is(ObjectNode row, String field, @Nullable String value) {
        return value == null || value.equals(row.path(field).asString(null));
    }

    private Reply keyList(Map<String, String> query) {
        List<ObjectNode> found = shelf(KEYS).values().stream()
                .filter(key -> is(key, "team_id", query.get("team_id")))
                .filter(key -> is(key, "key_alias", query.get("key_alias")))
                .toList();
        return Reply.of(200, Map.of("keys", found, "total_count", found.size(), "current_page", 1, "total_pages", 1));
    }

    /** A secret that is in use already is answered with 200, and nothing is stored. */
    private Reply newKey(JsonNode body) {
        String alias = body.path("key_alias").asString();
        if (shelf(KEYS).values().stream().anyMatch(key -> is(key, "key_alias", alias))) {
            return error(
                    400,
                    "bad_request_error",
                    "Key with alias '" + alias + "' already exists. Unique key aliases across all keys are required.");
        }
        String secret = body.path("key").asString();
        String hash = sha256(secret);
        ObjectNode row = JsonMapper.shared().createObjectNode();
        merge(row, body);
        row.remove("key");
        row.put("token", hash);
        row.putNull("blocked");
        shelf(KEYS).putIfAbsent(hash, row);
        return Reply.of(200, row.deepCopy().put("key", secret).put("token_id", hash));
    }

    static String sha256(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply deleteKeys(JsonNode body) {
        String alias = body.path("key_aliases").path(0).asString();
        return shelf(KEYS).values().removeIf(key -> is(key, "key_alias", alias))
                ? Reply.of(200, Map.of("deleted_keys", List.of(alias)))
                : error(404, "auth_error", "{'error': 'No keys found'}");
    }

    static Reply noSuchKey() {
        return error(
                401,
                "token_not_found_in_db",
                "Authentication Error, Invalid proxy server token passed. Received API Key = sk-...wxyz");
    }

    static Reply error(int status, String type, String message) {
        Map<String, @Nullable Object> error = new LinkedHashMap<>();
        error.put("message", message);
        error.put("type", type);
        error.put("param", null);
        error.put("code", Integer.toString(status));
        return Reply.of(status, Map.of("error", error));
    }
}
