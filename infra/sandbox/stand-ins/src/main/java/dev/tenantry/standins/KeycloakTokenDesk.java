package dev.tenantry.standins;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Gives tokens out for the client's secret and knows them again until they are forgotten. */
final class KeycloakTokenDesk {

    private static final String CLIENT = "tenantry-provisioner";

    private final Set<String> tokens = new HashSet<>();

    synchronized void forget() {
        tokens.clear();
    }

    synchronized boolean knows(Asked asked) {
        return tokens.contains(asked.header("authorization").orElse("").replaceFirst("^Bearer ", ""));
    }

    synchronized Reply token(Asked asked, String secret) {
        Map<String, String> form = asked.form();
        String[] caller = caller(asked, form);
        if (!caller[0].equals(CLIENT)) {
            return refused(401, "invalid_client");
        }
        if (!caller[1].equals(secret)) {
            return refused(401, "unauthorized_client");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refused(400, "unsupported_grant_type");
        }
        String token = "token-" + UUID.randomUUID();
        tokens.add(token);
        return Reply.of(
                200,
                Map.of(
                        "access_token",
                        token,
                        "expires_in",
                        300,
                        "refresh_expires_in",
                        0,
                        "token_type",
                        "Bearer",
                        "not-before-policy",
                        0,
                        "scope",
                        ""));
    }

    /** By HTTP Basic, both sides form-encoded, or by the form. */
    private static String[] caller(Asked asked, Map<String, String> form) {
        String header = asked.header("authorization").orElse("");
        if (!header.startsWith("Basic ")) {
            return new String[] {form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", "")};
        }
        String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        String[] sides = (pair + ":").split(":", 3);
        return new String[] {
            URLDecoder.decode(sides[0], StandardCharsets.UTF_8), URLDecoder.decode(sides[1], StandardCharsets.UTF_8)
        };
    }

    private static Reply refused(int status, String error) {
        return Reply.of(
                status, Map.of("error", error, "error_description", "Invalid client or Invalid client credentials"));
    }
}
