package dev.tenantry.sandbox;

import dev.tenantry.portal.security.ApiClient;
import dev.tenantry.portal.security.ApiTokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The token in {@code <home>/secrets/api-token}, for automation on this machine. */
@Component
class SandboxApiTokens implements ApiTokens {

    static final String CLIENT = "sandbox-automation";

    private final byte[] token;

    SandboxApiTokens(SandboxSecrets secrets) {
        this.token = secrets.get("api-token").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<ApiClient> clientOf(String presented) {
        var same = MessageDigest.isEqual(token, presented.getBytes(StandardCharsets.UTF_8));
        return same ? Optional.of(new ApiClient(CLIENT)) : Optional.empty();
    }
}
