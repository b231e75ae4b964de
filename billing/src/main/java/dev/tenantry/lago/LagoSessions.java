package dev.tenantry.lago;

import dev.tenantry.billing.BillingLogin;
import dev.tenantry.outside.Answer;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.OutsideSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lago's GraphQL side: a few fixed documents, and errors that come with status 200. */
final class LagoSessions {

    private static final OutsideSystem SYSTEM = OutsideSystem.LAGO;
    private static final String REGISTER =
            "mutation($input: RegisterUserInput!) { registerUser(input: $input) { organization { id } } }";
    private static final String LOG_IN = "mutation($input: LoginUserInput!) { loginUser(input: $input) { token } }";
    private static final String MEMBERSHIPS = "query { currentUser { memberships { status organization { id } } } }";
    private static final String ORGANIZATION = "query { organization { id slug apiKey hmacKey } }";

    private final Supplier<LagoApi> api;

    LagoSessions(Supplier<LagoApi> api) {
        this.api = api;
    }

    /** Throws ALREADY_EXISTS if there is a user of that e-mail. */
    void register(BillingLogin owner, String organizationName) {
        Map<String, Object> input = new HashMap<>(credentials(owner));
        input.put("organizationName", organizationName);
        ask(null, null, REGISTER, input, "registerUser");
    }

    /** A token for three hours; throws NOT_FOUND if there is no such user, or it has another password. */
    String logIn(BillingLogin login) {
        return ask(null, null, LOG_IN, credentials(login), "loginUser").text("token");
    }

    private static Map<String, Object> credentials(BillingLogin login) {
        return Map.of("email", login.email(), "password", login.password());
    }

    /** Ids of the organizations that the user belongs to. */
    List<String> organizations(String token) {
        return ask(token, null, MEMBERSHIPS, Map.of(), "currentUser").each("memberships").stream()
                .filter(membership -> membership.text("status").equals("active"))
                .map(membership -> membership.object("organization").text("id"))
                .toList();
    }

    /** An organization with its keys. */
    Answer organization(String token, String id) {
        return ask(token, id, ORGANIZATION, Map.of(), "organization");
    }

    private Answer ask(
            @Nullable String token,
            @Nullable String organization,
            String document,
            Map<String, Object> input,
            String operation) {
        String opening = token == null ? null : "Bearer " + token;
        JsonNode said = api.get()
                .graphQl(opening, organization, Map.of("query", document, "variables", Map.of("input", input)));
        if (!said.path("errors").isEmpty()) {
            throw refused(operation, said.path("errors").path(0).path("extensions"));
        }
        return new Answer(SYSTEM, said).object("data").object(operation);
    }

    private static OutsideFailure refused(String operation, JsonNode extensions) {
        Set<String> codes = new TreeSet<>(Set.of(extensions.path("code").asString("no code")));
        extensions
                .path("details")
                .properties()
                .forEach(field -> field.getValue().forEach(code -> codes.add(code.asString(""))));
        return new OutsideFailure(
                SYSTEM,
                kind(codes, extensions.path("status").asInt(0)),
                operation + " was refused: " + String.join(", ", codes));
    }

    private static Kind kind(Set<String> codes, int status) {
        if (codes.contains("user_already_exists")) {
            return Kind.ALREADY_EXISTS;
        }
        if (codes.contains("incorrect_login_or_password")) {
            return Kind.NOT_FOUND;
        }
        return switch (status) {
            case 401, 403 -> Kind.NOT_AUTHORIZED;
            default -> status >= 500 ? Kind.BROKEN : Kind.REJECTED;
        };
    }
}
