package dev.tenantry.sandbox;

import dev.tenantry.portal.security.ApiClient;
import dev.tenantry.portal.security.ApiTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The tokens in {@code <home>/secrets/api-token} and {@code api-token-second}, for automation on this machine; there are two, since some
 * things need a second one to say the same.
 */
@Component
class SandboxApiTokens implements ApiTokens {

    static final String CLIENT = "sandbox-automation";
    static final String SECOND = "sandbox-second";

    private final Map<String, byte[]> tokens;

    SandboxApiTokens(SandboxSecrets secrets) {
        this.tokens = Map.of(CLIENT, bytes(secrets.get("api-token")), SECOND, bytes(secrets.get("api-token-second")));
    }

    private static byte[] bytes(String token) {
        return token.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<ApiClient> clientOf(String presented) {
        return tokens.entrySet().stream()
                .filter(client -> MessageDigest.isEqual(client.getValue(), bytes(presented)))
                .map(client -> new ApiClient(client.getKey()))
                .findFirst();
    }
}
