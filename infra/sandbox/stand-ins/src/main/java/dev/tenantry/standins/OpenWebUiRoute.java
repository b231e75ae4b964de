package dev.tenantry.standins;

import dev.tenantry.standins.TenantsStandIn.Tenant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One call of Open WebUI's API, and who may make it. */
record OpenWebUiRoute(String pattern, Needs needs, Function<Visit, Reply> does) {

    enum Needs {
        NOBODY,
        USER,
        ADMIN
    }

    /**
     * One request to one tenant's assistant.
     *
     * @param person who makes it; empty where nobody need be
     */
    record Visit(Tenant tenant, Asked asked, ObjectNode person) {

        JsonNode body() {
            return asked.json();
        }

        boolean isAdmin() {
            return OpenWebUiPeople.isAdmin(person);
        }
    }

    static OpenWebUiRoute open(String pattern, Function<Visit, Reply> does) {
        return new OpenWebUiRoute(pattern, Needs.NOBODY, does);
    }

    static OpenWebUiRoute user(String pattern, Function<Visit, Reply> does) {
        return new OpenWebUiRoute(pattern, Needs.USER, does);
    }

    static OpenWebUiRoute admin(String pattern, Function<Visit, Reply> does) {
        return new OpenWebUiRoute(pattern, Needs.ADMIN, does);
    }

    /** A role that is too low is 401, as if nobody had signed in. */
    Reply answer(Tenant tenant, Asked asked) {
        Optional<ObjectNode> person = OpenWebUiPeople.caller(tenant, asked);
        return switch (needs) {
            case NOBODY ->
                does.apply(new Visit(tenant, asked, JsonMapper.shared().createObjectNode()));
            case USER ->
                person.map(known -> does.apply(new Visit(tenant, asked, known)))
                        .orElseGet(() -> detail(401, "Not authenticated"));
            case ADMIN ->
                person.filter(OpenWebUiPeople::isAdmin)
                        .map(known -> does.apply(new Visit(tenant, asked, known)))
                        .orElseGet(() ->
                                detail(401, person.isEmpty() ? "Not authenticated" : OpenWebUiPeople.NOT_PERMITTED));
        };
    }

    static Reply detail(int status, String sentence) {
        return Reply.of(status, Map.of("detail", sentence));
    }

    /** What it says of much that is missing, with one status or another. */
    static Reply missing(int status) {
        return detail(status, "We could not find what you're looking for :/");
    }
}
