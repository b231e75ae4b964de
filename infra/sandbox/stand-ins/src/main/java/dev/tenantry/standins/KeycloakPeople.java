package dev.tenantry.standins;

import static dev.tenantry.standins.KeycloakReplies.created;
import static dev.tenantry.standins.KeycloakReplies.error;
import static dev.tenantry.standins.KeycloakReplies.fields;
import static dev.tenantry.standins.KeycloakReplies.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The people of a played Keycloak. */
final class KeycloakPeople {

    private static final String MARK = "tenantry-made-for";
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[<>&\"$%!#?§;*~/\\\\|^=\\[\\]{}()]");
    private static final Set<String> KNOWN = Set.of(
            "username",
            "email",
            "firstName",
            "lastName",
            "enabled",
            "emailVerified",
            "requiredActions",
            "attributes",
            "credentials");

    private final Map<String, ObjectNode> rows;
    private final Map<String, ObjectNode> members;
    private volatile boolean declared = true;

    KeycloakPeople(Map<String, ObjectNode> rows, Map<String, ObjectNode> members) {
        this.rows = rows;
        this.members = members;
    }

    void declare(boolean mark) {
        declared = mark;
    }

    Reply profile() {
        Set<String> names = declared ? Set.of("username", "email", MARK) : Set.of("username", "email");
        List<Map<String, String>> attributes =
                names.stream().map(name -> Map.of("name", name)).toList();
        return Reply.of(200, Map.of("attributes", attributes));
    }

    Reply list(Map<String, String> query) {
        String email = query.getOrDefault("email", "").toLowerCase(Locale.ROOT);
        boolean exact = Boolean.parseBoolean(query.get("exact"));
        String[] attribute = query.getOrDefault("q", "").split(":", 2);
        List<ObjectNode> found = rows.values().stream()
                .filter(row -> exact
                        ? text(row, "email").equals(email)
                        : text(row, "email").contains(email))
                .filter(row -> attribute.length < 2
                        || text(row.path("attributes").path(attribute[0]), 0).equals(attribute[1]))
                .toList();
        return Reply.of(200, found);
    }

    boolean has(String id) {
        return rows.containsKey(id);
    }

    /** Attributes that the realm's user profile does not declare are dropped without a word. */
    Reply create(JsonNode body) {
        String email = text(body, "email").toLowerCase(Locale.ROOT);
        Optional<Reply> refusal = refusal(body, email);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ObjectNode row = JsonMapper.shared().createObjectNode();
        body.properties().forEach(field -> row.set(field.getKey(), field.getValue()));
        row.put("id", UUID.randomUUID().toString()).put("username", email).put("email", email);
        row.remove("attributes");
        JsonNode mark = body.path("attributes").path(MARK);
        if (declared && mark.isArray()) {
            row.putObject("attributes").set(MARK, mark);
        }
        rows.put(text(row, "id"), row);
        return created("users/" + text(row, "id"));
    }

    private Optional<Reply> refusal(JsonNode body, String email) {
        if (!KNOWN.containsAll(fields(body))) {
            return Optional.of(error(400, "error", "Unrecognized field"));
        }
        if (!email.matches("[^@ ]+@[^@ ]+")) {
            return Optional.of(refused("email", "error-invalid-email"));
        }
        for (String name : List.of("firstName", "lastName")) {
            if (NOT_IN_NAMES.matcher(text(body, name)).find()) {
                return Optional.of(refused(name, "error-person-name-invalid-character"));
            }
        }
        return rows.values().stream().anyMatch(row -> text(row, "email").equals(email))
                ? Optional.of(error(409, "errorMessage", "User exists with same email"))
                : Optional.empty();
    }

    private static Reply refused(String field, String message) {
        return Reply.of(400, Map.of("field", field, "errorMessage", message, "params", List.of(field)));
    }

    Reply one(String id, String method) {
        ObjectNode row = rows.get(id);
        if (row == null) {
            return error(404, "error", "User not found");
        }
        if (method.equals("GET")) {
            return Reply.of(200, row);
        }
        rows.remove(id);
        members.values().removeIf(member -> text(member, "user").equals(id));
        return Reply.of(204, null);
    }
}
