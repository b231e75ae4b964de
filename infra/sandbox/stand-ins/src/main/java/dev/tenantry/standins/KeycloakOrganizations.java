package dev.tenantry.standins;

import static dev.tenantry.standins.KeycloakReplies.created;
import static dev.tenantry.standins.KeycloakReplies.error;
import static dev.tenantry.standins.KeycloakReplies.fields;
import static dev.tenantry.standins.KeycloakReplies.notFound;
import static dev.tenantry.standins.KeycloakReplies.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The organizations of a played Keycloak, and who is in them. */
final class KeycloakOrganizations {

    private static final Set<String> KNOWN =
            Set.of("id", "name", "alias", "enabled", "description", "redirectUrl", "attributes", "domains");

    private final Map<String, ObjectNode> rows;
    private final Map<String, ObjectNode> members;

    /** @param members each with {@code organization} and {@code user} */
    KeycloakOrganizations(Map<String, ObjectNode> rows, Map<String, ObjectNode> members) {
        this.rows = rows;
        this.members = members;
    }

    /** Exact on an attribute; every parameter that it does not know, {@code alias} too, is passed over. */
    Reply list(Map<String, String> query) {
        String[] wanted = query.getOrDefault("q", "").split(":", 2);
        List<ObjectNode> found = rows.values().stream()
                .filter(row -> wanted.length < 2
                        || text(row.path("attributes").path(wanted[0]), 0).equals(wanted[1]))
                .map(KeycloakOrganizations::brief)
                .toList();
        return Reply.of(200, found);
    }

    private static ObjectNode brief(ObjectNode row) {
        ObjectNode brief = row.deepCopy();
        brief.remove("attributes");
        return brief;
    }

    Reply create(JsonNode body) {
        Optional<Reply> refusal = refusal(body, "");
        if (refusal.isPresent()) {
            return refusal.get();
        }
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("id", UUID.randomUUID().toString()).put("enabled", true);
        body.properties().forEach(field -> row.set(field.getKey(), field.getValue()));
        rows.put(text(row, "id"), row);
        return created("organizations/" + text(row, "id"));
    }

    private Optional<Reply> refusal(JsonNode body, String except) {
        if (!KNOWN.containsAll(fields(body))) {
            return Optional.of(error(400, "error", "Unrecognized field"));
        }
        if (text(body, "name").isBlank() || text(body, "alias").contains(" ")) {
            return Optional.of(error(400, "error", "Empty Space not allowed."));
        }
        if (taken("name", text(body, "name"), except)) {
            return Optional.of(error(409, "errorMessage", "A organization with the same name already exists."));
        }
        return taken("alias", text(body, "alias"), except)
                ? Optional.of(error(409, "errorMessage", "A organization with the same alias already exists"))
                : Optional.empty();
    }

    private boolean taken(String field, String value, String except) {
        return rows.values().stream()
                .anyMatch(row ->
                        text(row, field).equals(value) && !text(row, "id").equals(except));
    }

    // ---- one of them

    /** @param isUser whether there is a person with that id */
    Reply one(String id, Asked asked, Predicate<String> isUser) {
        ObjectNode row = rows.get(id);
        if (row == null) {
            return error(404, "errorMessage", "Organization not found.");
        }
        if (asked.is("POST /organizations/*/members")) {
            return join(id, asked.text().strip().replace("\"", ""), isUser);
        }
        if (asked.is("DELETE /organizations/*/members/*")) {
            return members.remove(member(id, asked.path().get(3))) == null ? notFound() : Reply.of(204, null);
        }
        return switch (asked.path().size() == 2 ? asked.method() : "") {
            case "GET" -> Reply.of(200, row);
            case "PUT" -> replace(row, asked.json());
            case "DELETE" -> delete(id);
            default -> notFound();
        };
    }

    private Reply replace(ObjectNode row, JsonNode body) {
        if (!text(row, "alias").equals(text(body, "alias"))) {
            return error(400, "errorMessage", "Cannot change the alias");
        }
        Optional<Reply> refusal = refusal(body, text(row, "id"));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        row.retain("id", "alias", "enabled", "attributes"); // what is left out of these stays, everything else goes
        body.properties().forEach(field -> row.set(field.getKey(), field.getValue()));
        return Reply.of(204, null);
    }

    private Reply delete(String id) {
        rows.remove(id);
        members.values().removeIf(row -> text(row, "organization").equals(id));
        return Reply.of(204, null);
    }

    // ---- members

    private static String member(String organization, String user) {
        return organization + " " + user;
    }

    private Reply join(String id, String user, Predicate<String> isUser) {
        if (!isUser.test(user)) {
            return notFound();
        }
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("organization", id).put("user", user);
        return members.putIfAbsent(member(id, user), row) == null
                ? created("organizations/" + id + "/members/" + user)
                : error(409, "errorMessage", "User is already a member of the organization.");
    }

    Reply of(String user) {
        List<ObjectNode> found = members.values().stream()
                .filter(member -> text(member, "user").equals(user))
                .flatMap(member -> Optional.ofNullable(rows.get(text(member, "organization"))).stream())
                .map(KeycloakOrganizations::brief)
                .toList();
        return Reply.of(200, found);
    }
}
