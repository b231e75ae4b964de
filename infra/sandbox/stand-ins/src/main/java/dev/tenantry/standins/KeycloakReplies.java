package dev.tenantry.standins;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The shapes in which Keycloak answers. */
final class KeycloakReplies {

    private KeycloakReplies() {}

    /** The id of what was made is told by the address alone. */
    static Reply created(String where) {
        return Reply.of(201, null).with("Location", "/admin/realms/tenantry/" + where);
    }

    /** @param field {@code errorMessage} or {@code error}, which differs by route */
    static Reply error(int status, String field, String message) {
        return Reply.of(status, Map.of(field, message));
    }

    static Reply notFound() {
        return error(404, "error", "HTTP 404 Not Found");
    }

    static String text(JsonNode row, String field) {
        return row.path(field).asString("");
    }

    static String text(JsonNode list, int index) {
        return list.path(index).asString("");
    }

    static Set<String> fields(JsonNode body) {
        Set<String> fields = new TreeSet<>();
        body.properties().forEach(field -> fields.add(field.getKey()));
        return fields;
    }
}
