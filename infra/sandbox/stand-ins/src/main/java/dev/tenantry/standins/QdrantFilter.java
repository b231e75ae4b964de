package dev.tenantry.standins;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Which points a request means: {@code must}, {@code must_not} and {@code should} of equal payloads and of ids. */
record QdrantFilter(JsonNode filter) {

    boolean takes(JsonNode point) {
        boolean wanted = conditions("must").allMatch(condition -> holds(condition, point));
        boolean unwanted = conditions("must_not").anyMatch(condition -> holds(condition, point));
        boolean one =
                filter.path("should").isEmpty() || conditions("should").anyMatch(condition -> holds(condition, point));
        return wanted && !unwanted && one;
    }

    /** A single condition may stand without its list. */
    private Stream<JsonNode> conditions(String kind) {
        JsonNode conditions = filter.path(kind);
        return conditions.isObject() ? Stream.of(conditions) : StreamSupport.stream(conditions.spliterator(), false);
    }

    private static boolean holds(JsonNode condition, JsonNode point) {
        if (condition.has("has_id")) {
            return contains(condition.path("has_id"), point.path("id"));
        }
        if (!condition.has("match")) {
            throw new IllegalArgumentException("a condition that nobody needed yet: " + condition.propertyNames());
        }
        JsonNode value = point.path("payload");
        for (String name : condition.path("key").asString("").split("\\.", -1)) {
            value = value.path(name);
        }
        JsonNode match = condition.path("match");
        return match.has("any")
                ? contains(match.path("any"), value)
                : match.path("value").equals(value);
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        return StreamSupport.stream(list.spliterator(), false).anyMatch(value::equals);
    }
}
