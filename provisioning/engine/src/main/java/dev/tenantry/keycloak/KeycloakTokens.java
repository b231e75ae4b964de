package dev.tenantry.keycloak;

import dev.tenantry.outside.Answer;
import dev.tenantry.outside.OutsideHttp;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.SecretFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/** The service account's access token, kept until shortly before it ends. */
final class KeycloakTokens {

    private static final Duration EARLY = Duration.ofSeconds(30);

    private final SingletonSupplier<KeycloakTokenApi> api;
    private final Clock clock;
    private @Nullable Token token;

    private record Token(String text, Instant until) {
        @Override
        public String toString() {
            return "Token[until " + until + "]";
        }
    }

    KeycloakTokens(KeycloakSettings settings, Clock clock) {
        this.clock = clock;
        SecretFile secret = new SecretFile(
                        OutsideSystem.KEYCLOAK, "tenantry.keycloak.client-secret-file", settings.clientSecretFile())
                .known();
        this.api = SingletonSupplier.of(() -> OutsideHttp.to(
                        OutsideSystem.KEYCLOAK, "tenantry.keycloak.admin-url", settings.realmAt(""))
                .secretHeader("Authorization", () -> basic(settings.clientId(), secret.read()))
                .refusing(new KeycloakRefusals())
                .proxy(KeycloakTokenApi.class));
    }

    /** RFC 6749, 2.3.1: both sides are form-encoded first. */
    private static String basic(String client, String secret) {
        String pair = URLEncoder.encode(client, StandardCharsets.UTF_8)
                + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** One that is good for the next call; throws {@link dev.tenantry.outside.OutsideFailure}. */
    synchronized String current() {
        Token known = token;
        if (known == null || !clock.instant().isBefore(known.until())) {
            known = fresh();
            token = known;
        }
        return known.text();
    }

    /** Keycloak refused this one; another that was fetched meanwhile is kept. */
    synchronized void forget(String refused) {
        if (token != null && token.text().equals(refused)) {
            token = null;
        }
    }

    private Token fresh() {
        Instant asked = clock.instant();
        Answer answer = new Answer(OutsideSystem.KEYCLOAK, api.obtain().token("client_credentials"));
        Duration lifetime = Duration.ofSeconds(answer.whole("expires_in").orElse(0L));
        return new Token(answer.text("access_token"), asked.plus(lifetime).minus(EARLY));
    }
}
