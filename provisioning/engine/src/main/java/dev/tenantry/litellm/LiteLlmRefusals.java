package dev.tenantry.litellm;

import dev.tenantry.outside.OutsideFailure.Kind;
import dev.tenantry.outside.Refusals;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * LiteLLM's ways of saying no. Its {@code type} means little on management routes, so status, route and a few fixed texts
 * decide; and many of its messages are a Python dictionary as text.
 */
final class LiteLlmRefusals implements Refusals {

    private static final Pattern KEY = Pattern.compile("sk-[A-Za-z0-9_-]{8,}");
    private static final Pattern NO_DATABASE = Pattern.compile(
            "(?i)no connected db|db not connected|no db connected|can't reach database|database is temporarily"
                    + "|prisma client is not initialized");

    @Override
    public Refusal of(Said said) {
        String words = KEY.matcher(words(said.body())).replaceAll("sk-…");
        return new Refusal(kind(said, words), words);
    }

    private static Kind kind(Said said, String words) {
        String type = said.body().path("error").path("type").asString("");
        if (type.equals("no_db_connection") || NO_DATABASE.matcher(words).find()) {
            return Kind.DOWN;
        }
        if (words.contains("already exists")) {
            return Kind.ALREADY_EXISTS;
        }
        if (type.equals("expired_key") || type.equals("token_not_found_in_db")) {
            return Kind.NOT_AUTHORIZED;
        }
        return Refusals.usual(said.status());
    }

    /** Four shapes: error.message, detail.error, detail as text, detail as list of validation errors. */
    private static String words(JsonNode body) {
        JsonNode message = body.path("error").path("message");
        JsonNode detail = body.path("detail");
        if (message.isString()) {
            return message.asString();
        }
        if (detail.path("error").isString()) {
            return detail.path("error").asString();
        }
        if (detail.isString()) {
            return detail.asString();
        }
        // a validation error names the field, and could repeat its value
        return detail.isArray()
                ? "the request is not as it wants it: " + detail.path(0).path("loc")
                : "no explanation";
    }
}
