package dev.tenantry.keycloak;

import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.Refusals;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Keycloak's ways of saying no: {@code errorMessage}, or {@code error} with or without a description. */
final class KeycloakRefusals implements Refusals {

    /** A 404 that is no lost object but a wrong setting. */
    private static final Pattern WRONG_REALM = Pattern.compile("(?i)realm (not found|does not exist)|not enabled");

    @Override
    public Refusal of(Said said) {
        String words = words(said.body());
        Kind kind = said.status() == 404 && WRONG_REALM.matcher(words).find()
                ? Kind.REJECTED
                : Refusals.usual(said.status());
        return new Refusal(kind, words);
    }

    /** The field is named, its value never: it is somebody's name or address. */
    private static String words(JsonNode body) {
        String field = body.path("field").asString("");
        String words = first(body, "errorMessage", "error_description", "error");
        // names another customer
        return words.contains("already linked to organization")
                ? "the domain belongs to another organization"
                : field.isEmpty() ? words : field + ": " + words;
    }

    private static String first(JsonNode body, String... fields) {
        for (String field : fields) {
            if (body.path(field).isString()) {
                return body.path(field).asString();
            }
        }
        return "no explanation";
    }
}
