package dev.tenantry.helm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The elements of a list before and after, known by what Kubernetes knows them by instead of by where they stand. */
record ListKeys(Map<String, JsonNode> elementsBefore, Map<String, JsonNode> elementsAfter) {

    private static final List<String> NATURAL = List.of(
            "name",
            "containerPort",
            "mountPath",
            "devicePath",
            "key",
            "port",
            "host",
            "path",
            "topologyKey",
            "type",
            "ip");

    /** Empty if no field tells all elements of either list apart. */
    static Optional<ListKeys> of(JsonNode before, JsonNode after) {
        return NATURAL.stream()
                .flatMap(field -> by(field, before, after).stream())
                .findFirst();
    }

    private static Optional<ListKeys> by(String field, JsonNode before, JsonNode after) {
        Map<String, JsonNode> old = elements(field, before);
        Map<String, JsonNode> wanted = elements(field, after);
        return old == null || wanted == null ? Optional.empty() : Optional.of(new ListKeys(old, wanted));
    }

    private static @Nullable Map<String, JsonNode> elements(String field, JsonNode list) {
        Map<String, JsonNode> elements = new LinkedHashMap<>();
        for (JsonNode element : list) {
            JsonNode key = element.path(field);
            if (!(key.isString() || key.isNumber()) || elements.put(key.asString(), element) != null) {
                return null;
            }
        }
        return elements;
    }

    Set<String> all() {
        TreeSet<String> all = new TreeSet<>(elementsBefore.keySet());
        all.addAll(elementsAfter.keySet());
        return all;
    }

    JsonNode before(String key) {
        return elementsBefore.getOrDefault(key, MissingNode.getInstance());
    }

    JsonNode after(String key) {
        return elementsAfter.getOrDefault(key, MissingNode.getInstance());
    }

    /** Whether those that are in both stand in another order, which counts where one refers to another or waits for it. */
    boolean inOtherOrder() {
        List<String> old = elementsBefore.keySet().stream()
                .filter(elementsAfter::containsKey)
                .toList();
        List<String> wanted = elementsAfter.keySet().stream()
                .filter(elementsBefore::containsKey)
                .toList();
        return !old.equals(wanted);
    }

    JsonNode orderBefore() {
        return order(elementsBefore);
    }

    JsonNode orderAfter() {
        return order(elementsAfter);
    }

    private static JsonNode order(Map<String, JsonNode> elements) {
        return JsonMapper.shared().valueToTree(List.copyOf(elements.keySet()));
    }
}
