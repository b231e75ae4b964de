package dev.tenantry.standins;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of object of one organization: what REST wraps in {@code {"plan": …}} and finds by its own code.
 *
 * @param rows of all organizations, by organization and id
 * @param root what requests and answers wrap the object in
 * @param natural the field that callers choose: {@code code}, {@code external_id}
 */
record LagoShelf(Map<String, ObjectNode> rows, String organization, String root, String natural) {

    Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(rows.get(key(id)));
    }

    private String key(String id) {
        return organization + "/" + id;
    }

    List<ObjectNode> all() {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().startsWith(organization + "/"))
                .map(Map.Entry::getValue)
                .toList();
    }

    Reply get(String id) {
        return find(id).map(this::shown).orElseGet(this::notFound);
    }

    Reply delete(String id) {
        return Optional.ofNullable(rows.remove(key(id))).map(this::shown).orElseGet(this::notFound);
    }

    /** Only keys that are present are written. */
    Reply put(String id, JsonNode wanted) {
        ObjectNode row = rows.computeIfAbsent(
                key(id),
                absent -> JsonMapper.shared()
                        .createObjectNode()
                        .put("lago_id", UUID.randomUUID().toString())
                        .put(natural, id));
        wanted.properties().forEach(field -> row.set(field.getKey(), field.getValue()));
        return shown(row);
    }

    /** A second one of the same code is refused. */
    Reply create(JsonNode wanted) {
        String id = wanted.path(natural).asString("");
        if (id.isEmpty()) {
            return LagoRefusal.invalid(natural, "value_is_mandatory");
        }
        return find(id).isPresent() ? LagoRefusal.invalid(natural, "value_already_exist") : put(id, wanted);
    }

    /** Changes one that is there. */
    Reply change(String id, JsonNode wanted) {
        return find(id).isPresent() ? put(id, wanted) : notFound();
    }

    Reply shown(ObjectNode row) {
        return shown(row, UnaryOperator.identity());
    }

    Reply shown(ObjectNode row, UnaryOperator<ObjectNode> as) {
        return Reply.of(200, Map.of(root, as.apply(row.deepCopy())));
    }

    Reply notFound() {
        return LagoRefusal.notFound(root);
    }
}
