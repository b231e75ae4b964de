package dev.tenantry.standins;

import static dev.tenantry.standins.KeycloakReplies.error;
import static dev.tenantry.standins.KeycloakReplies.notFound;
import static dev.tenantry.standins.KeycloakReplies.text;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of Keycloak's admin API as we call, for the realm {@code tenantry}, with its oddities as they were seen on 26.7.3.
 * Its caller {@code tenantry-provisioner} knows the secret {@code client-secret}. {@code PUT /__sandbox/profile} with
 * {@code {"declared": false}} is a realm whose user profile does not know our attribute and drops it.
 */
public final class KeycloakStandIn extends StandIn {

    private static final String REALM = "tenantry";
    private static final String ORGANIZATIONS = "organizations";
    private static final String USERS = "users";
    private static final String MEMBERS = "members";

    private final KeycloakTokenDesk desk = new KeycloakTokenDesk();
    private final KeycloakOrganizations organizations;
    private final KeycloakPeople people;

    public KeycloakStandIn(Place place) {
        super(place);
        organizations = new KeycloakOrganizations(shelf(ORGANIZATIONS), shelf(MEMBERS));
        people = new KeycloakPeople(shelf(USERS), shelf(MEMBERS));
    }

    /** From now on no token that was given out is good. */
    public void forgetTokens() {
        desk.forget();
    }

    /** Whether the realm's user profile knows our attribute. */
    public void declareAttribute(boolean known) {
        people.declare(known);
    }

    /** Puts in an account that somebody else made. */
    public void addStranger(String email, boolean emailVerified) {
        people.create(JsonMapper.shared()
                .createObjectNode()
                .put("email", email)
                .put("enabled", true)
                .put("emailVerified", emailVerified));
    }

    /** Everything there is, by name. */
    public Set<String> world() {
        Set<String> all = new TreeSet<>();
        shelf(ORGANIZATIONS).values().forEach(row -> all.add("organization " + text(row, "alias")));
        shelf(USERS).values().forEach(row -> all.add("user " + text(row, "email")));
        shelf(MEMBERS)
                .values()
                .forEach(row -> all.add("member " + name(ORGANIZATIONS, row, "organization", "alias") + " "
                        + name(USERS, row, "user", "email")));
        return all;
    }

    private String name(String shelf, ObjectNode member, String id, String field) {
        JsonNode row = shelf(shelf).get(text(member, id));
        return row == null ? "nobody" : text(row, field);
    }

    @Override
    protected Reply control(Asked asked) {
        if (!asked.is("PUT /profile")) {
            return super.control(asked);
        }
        boolean declared = asked.json().path("declared").asBoolean(true);
        declareAttribute(declared);
        return Reply.of(200, Map.of("declared", declared));
    }

    @Override
    protected Reply answer(Asked asked) {
        if (asked.is("POST /realms/*/protocol/openid-connect/token")) {
            return asked.path().get(1).equals(REALM)
                    ? desk.token(asked, secret("client-secret"))
                    : error(404, "error", "Realm does not exist");
        }
        if (!asked.call().contains(" /admin/realms/") || asked.path().size() < 4) {
            return error(404, "error", "Unable to find matching target resource method");
        }
        if (!desk.knows(asked)) {
            return error(401, "error", "HTTP 401 Unauthorized");
        }
        if (!asked.path().get(2).equals(REALM)) {
            return error(404, "error", "Realm not found.");
        }
        List<String> rest = asked.path().subList(3, asked.path().size());
        return ofRealm(new Asked(asked.method(), rest, asked.query(), asked.headers(), asked.body()));
    }

    private Reply ofRealm(Asked asked) {
        return switch (asked.call()) {
            case "GET /organizations" -> organizations.list(asked.query());
            case "POST /organizations" -> organizations.create(asked.json());
            case "GET /users" -> people.list(asked.query());
            case "POST /users" -> people.create(asked.json());
            case "GET /users/profile" -> people.profile();
            default -> ofOne(asked);
        };
    }

    private Reply ofOne(Asked asked) {
        List<String> path = asked.path();
        if (asked.is("GET /organizations/members/*/organizations")) {
            return people.has(path.get(2)) ? organizations.of(path.get(2)) : notFound();
        }
        if (path.getFirst().equals(ORGANIZATIONS) && path.size() > 1) {
            return organizations.one(path.get(1), asked, people::has);
        }
        return asked.is("GET /users/*") || asked.is("DELETE /users/*")
                ? people.one(path.get(1), asked.method())
                : notFound();
    }
}
