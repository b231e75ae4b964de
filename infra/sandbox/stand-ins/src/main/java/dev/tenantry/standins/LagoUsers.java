package dev.tenantry.standins;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lago's GraphQL side: signing up, logging in, and who belongs to which organization. */
final class LagoUsers {

    static final String ORGANIZATIONS = "organizations";

    private static final String USERS = "users";
    private static final String SESSIONS = "sessions";

    private final Function<String, Map<String, ObjectNode>> shelves;
    private volatile boolean closed;

    LagoUsers(Function<String, Map<String, ObjectNode>> shelves) {
        this.shelves = shelves;
    }

    /** As with {@code LAGO_DISABLE_SIGNUP=true}. */
    void closeSignUp(boolean wanted) {
        closed = wanted;
    }

    /** The organization that an API key opens. */
    Optional<ObjectNode> opened(String authorization) {
        return shelves.apply(ORGANIZATIONS).values().stream()
                .filter(row ->
                        authorization.equals("Bearer " + row.path("apiKey").asString()))
                .findFirst();
    }

    Reply answer(Asked asked) {
        String document = asked.json().path("query").asString("");
        JsonNode input = asked.json().path("variables").path("input");
        if (document.contains("registerUser(")) {
            return selected(document, register(input));
        }
        if (document.contains("loginUser(")) {
            return selected(document, logIn(input));
        }
        Optional<ObjectNode> user = user(asked.header("authorization").orElse(""));
        if (user.isEmpty()) {
            return LagoRefusal.graphQl(401, "unauthorized", Map.of());
        }
        return document.contains("currentUser")
                ? selected(document, data("currentUser", Map.of("memberships", List.of(membership(user.get())))))
                : selected(
                        document,
                        organization(
                                user.get(), asked.header("x-lago-organization").orElse("")));
    }

    // ---- signing up and logging in

    private Reply register(JsonNode input) {
        String email = input.path("email").asString("");
        if (closed) {
            return LagoRefusal.graphQl(405, "signup_disabled", Map.of());
        }
        if (shelves.apply(USERS).containsKey(email)) {
            return unprocessable("email", "user_already_exists");
        }
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            return unprocessable("email", "invalid_email_format");
        }
        ObjectNode organization = newOrganization(input.path("organizationName").asString(""));
        ObjectNode user = JsonMapper.shared().createObjectNode();
        user.put("id", UUID.randomUUID().toString());
        user.put("password", input.path("password").asString(""));
        user.put("organization", organization.path("id").asString());
        shelves.apply(USERS).put(email, user);
        return data(
                "registerUser",
                Map.of(
                        "token",
                        session(email),
                        "user",
                        Map.of("id", user.path("id")),
                        "organization",
                        organization,
                        "membership",
                        membership(user)));
    }

    private ObjectNode newOrganization(String name) {
        String id = UUID.randomUUID().toString();
        ObjectNode row = JsonMapper.shared().createObjectNode();
        row.put("id", id);
        row.put("name", name);
        row.put(
                "slug",
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", ""));
        row.put("apiKey", UUID.randomUUID().toString());
        row.put("hmacKey", UUID.randomUUID().toString());
        row.putObject("profile")
                .put("default_currency", "USD")
                .put("document_number_prefix", "ORG-" + id.substring(0, 4));
        shelves.apply(ORGANIZATIONS).put(id, row);
        return row;
    }

    private Reply logIn(JsonNode input) {
        String email = input.path("email").asString("");
        ObjectNode user = shelves.apply(USERS).get(email);
        if (user == null || !user.path("password").equals(input.path("password"))) {
            return unprocessable("base", "incorrect_login_or_password");
        }
        return data("loginUser", Map.of("token", session(email), "user", Map.of("id", user.path("id"))));
    }

    private String session(String email) {
        String token = "jwt-" + UUID.randomUUID();
        shelves.apply(SESSIONS)
                .put(token, JsonMapper.shared().createObjectNode().put("email", email));
        return token;
    }

    private Optional<ObjectNode> user(String authorization) {
        return Optional.ofNullable(shelves.apply(SESSIONS).get(authorization.replaceFirst("^Bearer ", "")))
                .flatMap(session -> Optional.ofNullable(
                        shelves.apply(USERS).get(session.path("email").asString())));
    }

    // ---- organizations

    private Map<String, Object> membership(ObjectNode user) {
        ObjectNode organization =
                shelves.apply(ORGANIZATIONS).get(user.path("organization").asString());
        return Map.of(
                "id", user.path("id"), "organization", organization, "status", "active", "roles", List.of("admin"));
    }

    private Reply organization(ObjectNode user, String wanted) {
        return user.path("organization").asString().equals(wanted)
                ? data("organization", shelves.apply(ORGANIZATIONS).get(wanted))
                : LagoRefusal.graphQl(403, "forbidden", Map.of());
    }

    // ---- answers

    private static Reply unprocessable(String field, String code) {
        return LagoRefusal.graphQl(422, "unprocessable_entity", Map.of(field, List.of(code)));
    }

    private static Reply data(String operation, @Nullable Object answer) {
        return answer == null
                ? LagoRefusal.graphQl(404, "not_found", Map.of(operation, List.of("not_found")))
                : Reply.of(200, Map.of("data", Map.of(operation, answer)));
    }

    /** Only what the document asks for: a field that we forgot to select must be missing here too. */
    private static Reply selected(String document, Reply reply) {
        JsonNode body = JsonMapper.shared().valueToTree(reply.body());
        if (body.has("data")) {
            prune(document, body.path("data"));
        }
        return Reply.of(reply.status(), body);
    }

    private static void prune(String document, JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = List.copyOf(object.propertyNames());
            names.stream()
                    .filter(name -> !document.matches("(?s).*\\b" + name + "\\b.*"))
                    .forEach(object::remove);
        }
        StreamSupport.stream(node.spliterator(), false).forEach(child -> prune(document, child));
    }
}
