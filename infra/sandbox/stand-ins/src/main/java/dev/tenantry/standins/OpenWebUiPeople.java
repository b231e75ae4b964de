package dev.tenantry.standins;

import static dev.tenantry.standins.OpenWebUiRoute.admin;
import static dev.tenantry.standins.OpenWebUiRoute.detail;
import static dev.tenantry.standins.OpenWebUiRoute.open;

import dev.tenantry.standins.OpenWebUiRoute.Visit;
import dev.tenantry.standins.TenantsStandIn.Tenant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who may come in: the first who signs up is the administrator, and cannot be deleted. */
final class OpenWebUiPeople {

    static final String NOT_PERMITTED =
            "You do not have permission to access this resource. Please contact your administrator for assistance.";

    static final List<OpenWebUiRoute> ROUTES = List.of(
            open("POST /api/v1/auths/signup", OpenWebUiPeople::signUp),
            open("POST /api/v1/auths/signin", OpenWebUiPeople::signIn),
            admin("POST /api/v1/auths/add", OpenWebUiPeople::add),
            admin("GET /api/v1/users", OpenWebUiPeople::list),
            admin("DELETE /api/v1/users/*", OpenWebUiPeople::delete));

    private static final String PEOPLE = "people";
    private static final String TOKENS = "tokens";
    private static final String ADMIN = "admin";

    private OpenWebUiPeople() {}

    static boolean areMissing(Tenant tenant) {
        return tenant.shelf(PEOPLE).isEmpty();
    }

    static boolean isAdmin(JsonNode person) {
        return person.path("role").asString("").equals(ADMIN);
    }

    static Optional<ObjectNode> caller(Tenant tenant, Asked asked) {
        String token = asked.header("authorization").orElse("").replaceFirst("^Bearer ", "");
        return Optional.ofNullable(tenant.shelf(TOKENS).get(token))
                .flatMap(issued -> Optional.ofNullable(tenant.shelf(PEOPLE).get(email(issued))))
                // left waiting for somebody to let them in
                .filter(person -> !person.path("role").asString("").equals("pending"));
    }

    private static String email(JsonNode body) {
        return body.path("email").asString("").toLowerCase(Locale.ROOT);
    }

    private static Reply signUp(Visit visit) {
        return areMissing(visit.tenant()) ? added(visit.tenant(), visit.body(), ADMIN) : detail(403, NOT_PERMITTED);
    }

    private static Reply signIn(Visit visit) {
        ObjectNode person = visit.tenant().shelf(PEOPLE).get(email(visit.body()));
        String password = LiteLlmStandIn.sha256(visit.body().path("password").asString(""));
        return person != null && person.path("password").asString("").equals(password)
                ? Reply.of(200, session(visit.tenant(), person))
                : detail(
                        400,
                        "The email or password provided is incorrect. Please check for typos and try logging in again.");
    }

    private static Reply add(Visit visit) {
        return visit.tenant().shelf(PEOPLE).containsKey(email(visit.body()))
                ? detail(400, "Uh-oh! This email does not match the email your provider is registered with.")
                : added(visit.tenant(), visit.body(), visit.body().path("role").asString("pending"));
    }

    private static Reply added(Tenant tenant, JsonNode body, String role) {
        ObjectNode person = JsonMapper.shared().createObjectNode();
        person.put("id", UUID.randomUUID().toString())
                .put("email", email(body))
                .put("name", body.path("name").asString(""))
                .put("role", role)
                .put("password", LiteLlmStandIn.sha256(body.path("password").asString("")))
                .put("first", areMissing(tenant));
        tenant.shelf(PEOPLE).put(email(body), person);
        return Reply.of(200, session(tenant, person));
    }

    private static ObjectNode session(Tenant tenant, ObjectNode person) {
        String token = UUID.randomUUID().toString();
        tenant.shelf(TOKENS).put(token, JsonMapper.shared().createObjectNode().put("email", email(person)));
        return shown(person).put("token", token).put("token_type", "Bearer");
    }

    private static ObjectNode shown(ObjectNode person) {
        ObjectNode shown = person.deepCopy();
        shown.remove(List.of("password", "first"));
        return shown;
    }

    private static Reply list(Visit visit) {
        String query = visit.asked().query().getOrDefault("query", "");
        List<ObjectNode> found = visit.tenant().shelf(PEOPLE).values().stream()
                .filter(person -> person.path("email").asString("").contains(query)
                        || person.path("name").asString("").contains(query))
                .map(OpenWebUiPeople::shown)
                .toList();
        return Reply.of(200, Map.of("users", found, "total", found.size()));
    }

    /** Fine a second time, too. */
    private static Reply delete(Visit visit) {
        String id = visit.asked().path().getLast();
        Map<String, ObjectNode> people = visit.tenant().shelf(PEOPLE);
        boolean first = people.values().stream()
                .anyMatch(person -> person.path("id").asString("").equals(id)
                        && person.path("first").asBoolean(false));
        if (first) {
            return detail(403, "This action is restricted as a security measure.");
        }
        people.values().removeIf(person -> person.path("id").asString("").equals(id));
        visit.tenant().shelf(TOKENS).values().removeIf(token -> !people.containsKey(email(token)));
        return Reply.of(200, true);
    }
}
