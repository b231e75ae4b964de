package dev.tenantry.standins;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of Qdrant's REST API as Open WebUI and we call. Of a tenant it is told {@code key} and {@code readKey}, the latter
 * for reading only; without them it is open to everybody, like a Qdrant without a key.
 */
public final class QdrantStandIn extends TenantsStandIn {

    private static final String COLLECTIONS = "collections";
    private static final Set<String> READING = Set.of("count", "scroll", "query", "search");

    private final AtomicLong operations = new AtomicLong();

    public QdrantStandIn(Place place) {
        super(place);
    }

    @Override
    Reply answer(Tenant tenant, Asked asked) {
        if (asked.is("GET /")) {
            return Reply.of(200, Map.of("title", "qdrant - vector search engine", "version", "1.18.0"));
        }
        Optional<Reply> refused = refused(tenant, asked);
        if (refused.isPresent()) {
            return refused.get();
        }
        Map<String, ObjectNode> all = tenant.shelf(COLLECTIONS);
        if (asked.is("GET /collections")) {
            return result(Map.of(
                    COLLECTIONS,
                    all.keySet().stream().map(name -> Map.of("name", name)).toList()));
        }
        return asked.path().size() >= 2 && asked.path().getFirst().equals(COLLECTIONS)
                ? collection(all, asked)
                : Reply.of(404, null);
    }

    private static Optional<Reply> refused(Tenant tenant, Asked asked) {
        Optional<String> key = tenant.about("key");
        String given = asked.header("api-key").orElse("");
        if (key.isEmpty() || key.get().equals(given)) {
            return Optional.empty();
        }
        if (!tenant.about("readKey").equals(Optional.of(given))) {
            return Optional.of(Reply.of(401, "Must provide an API key or an Authorization bearer token")
                    .with("Content-Type", "text/plain"));
        }
        boolean reads =
                asked.method().equals("GET") || READING.contains(asked.path().getLast());
        return reads ? Optional.empty() : Optional.of(error(403, "Forbidden: Global manage access is required"));
    }

    private Reply collection(Map<String, ObjectNode> all, Asked asked) {
        String name = asked.path().get(1);
        if (asked.is("GET /collections/*/exists")) {
            return result(Map.of("exists", all.containsKey(name)));
        }
        if (asked.is("PUT /collections/*")) {
            return create(all, name, asked.json());
        }
        if (asked.is("DELETE /collections/*")) {
            return result(all.remove(name) != null);
        }
        ObjectNode found = all.get(name);
        if (found == null) {
            return error(404, "Not found: Collection `" + name + "` doesn't exist!");
        }
        return asked.is("GET /collections/*")
                ? result(Map.of("status", "green", "points_count", points(found).size()))
                : points(found, asked);
    }

    private static Reply create(Map<String, ObjectNode> all, String name, JsonNode body) {
        if (all.containsKey(name)) {
            return error(409, "Wrong input: Collection `" + name + "` already exists!");
        }
        ObjectNode collection = JsonMapper.shared().createObjectNode();
        collection.set("vectors", body.path("vectors"));
        collection.putObject("points");
        all.put(name, collection);
        return result(true);
    }

    // ---- points

    private static ObjectNode points(ObjectNode collection) {
        return (ObjectNode) collection.path("points");
    }

    private Reply points(ObjectNode collection, Asked asked) {
        ObjectNode points = points(collection);
        JsonNode body = asked.json();
        String below = String.join("/", asked.path().subList(2, asked.path().size()));
        return switch (asked.method() + " " + below) {
            case "PUT index" -> updated();
            case "PUT points" -> {
                body.path("points").forEach(point -> points.set(id(point), point));
                yield updated();
            }
            case "POST points/delete" -> {
                found(points, selected(body)).forEach(point -> points.remove(id(point)));
                yield updated();
            }
            case "POST points/count" ->
                result(Map.of("count", found(points, body.path("filter")).size()));
            case "POST points/scroll" ->
                result(Map.of(
                        "points",
                        shown(found(points, body.path("filter")).stream(), body).toList()));
            case "POST points/query" -> result(Map.of("points", nearest(points, body.path("query"), body)));
            case "POST points/search" -> result(nearest(points, body.path("vector"), body));
            default -> error(404, "Not found: " + asked.call());
        };
    }

    private static String id(JsonNode point) {
        return point.path("id").asString("");
    }

    /** Either a filter or a list of ids. */
    private static JsonNode selected(JsonNode body) {
        if (body.has("filter")) {
            return body.path("filter");
        }
        ObjectNode filter = JsonMapper.shared().createObjectNode();
        filter.putArray("must").addObject().set("has_id", body.path("points"));
        return filter;
    }

    private static List<JsonNode> found(ObjectNode points, JsonNode filter) {
        return points.values().stream()
                .filter(point -> new QdrantFilter(filter).takes(point))
                .toList();
    }

    private static Stream<Map<String, Object>> shown(Stream<JsonNode> points, JsonNode body) {
        return points.limit(body.path("limit").asInt(10)).map(point -> {
            Map<String, Object> shown = new TreeMap<>();
            shown.put("id", point.path("id"));
            if (body.path("with_payload").asBoolean(true)) {
                shown.put("payload", point.path("payload"));
            }
            if (body.path("with_vector").asBoolean(false)) {
                shown.put("vector", point.path("vector"));
            }
            return shown;
        });
    }

    private static List<Map<String, Object>> nearest(ObjectNode points, JsonNode query, JsonNode body) {
        JsonNode vector = query.isArray() ? query : query.path("nearest");
        Comparator<JsonNode> byScore = Comparator.comparingDouble(point -> -score(vector, point.path("vector")));
        List<JsonNode> ordered =
                found(points, body.path("filter")).stream().sorted(byScore).toList();
        List<Map<String, Object>> shown = shown(ordered.stream(), body).toList();
        for (int i = 0; i < shown.size(); i++) {
            shown.get(i).put("score", score(vector, ordered.get(i).path("vector")));
            shown.get(i).put("version", 0);
        }
        return shown;
    }

    /** The cosine, for vectors of length one. */
    private static double score(JsonNode one, JsonNode other) {
        double sum = 0;
        for (int i = 0; i < one.size(); i++) {
            sum += one.path(i).asDouble(0) * other.path(i).asDouble(0);
        }
        return sum;
    }

    // ---- answers

    private Reply updated() {
        return result(Map.of("operation_id", operations.incrementAndGet(), "status", "completed"));
    }

    private static Reply result(Object result) {
        return Reply.of(200, Map.of("result", result, "status", "ok", "time", 0.0001));
    }

    private static Reply error(int status, String message) {
        return Reply.of(status, Map.of("status", Map.of("error", message), "time", 0.0001));
    }
}
