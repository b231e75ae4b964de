package dev.tenantry.lago;

import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.Refusals;
import tools.jackson.databind.JsonNode;

/** Lago's ways of saying no over REST: a code, and for wrong fields a tree of codes, whose shape differs by route. */
final class LagoRefusals implements Refusals {

    @Override
    public Refusal of(Said said) {
        String code = said.body().path("code").asString("");
        JsonNode details = said.body().path("error_details");
        return new Refusal(kind(said.status(), code, details), words(said.body(), code, details));
    }

    private static Kind kind(int status, String code, JsonNode details) {
        return switch (status) {
            // a path that Lago does not know is a 404 without a code: then nothing was looked for
            case 404 -> code.endsWith("_not_found") ? Kind.NOT_FOUND : Kind.NOT_UNDERSTOOD;
            case 403 ->
                code.equals("feature_unavailable") || code.equals("premium_integration_missing")
                        ? Kind.REJECTED
                        : Kind.NOT_AUTHORIZED;
            case 422 -> details.toString().contains("\"value_already_exist\"") ? Kind.ALREADY_EXISTS : Kind.REJECTED;
            default -> Refusals.usual(status);
        };
    }

    private static String words(JsonNode body, String code, JsonNode details) {
        if (code.isEmpty()) {
            return body.path("error").asString("no explanation");
        }
        return details.isObject() ? code + " " + details : code;
    }
}
