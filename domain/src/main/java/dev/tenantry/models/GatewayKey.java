package dev.tenantry.models;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/**
 * A team's key at the gateway, without its secret.
 *
 * @param hash SHA-256 of the secret in hexadecimal digits, by which the gateway knows it
 */
public record GatewayKey(String alias, String hash, GatewayTeamId team, Set<String> models, boolean blocked) {

    public GatewayKey {
        models = Set.copyOf(models);
    }

    /** Whether this is the key of that secret. */
    public boolean isOf(String secret) {
        return hash.equals(hashOf(secret));
    }

    public static String hashOf(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
