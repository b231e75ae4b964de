package dev.tenantry.keycloak;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideHttp;
import dev.tenantry.outside.OutsideSystem;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.util.function.SingletonSupplier;

/** Calls the admin API; a call that was refused for its token is made once more with a new one. */
final class KeycloakSession {

    private final KeycloakTokens tokens;
    private final SingletonSupplier<KeycloakApi> api;

    KeycloakSession(KeycloakSettings settings, Clock clock) {
        this.tokens = new KeycloakTokens(settings, clock);
        this.api = SingletonSupplier.of(
                () -> OutsideHttp.to(OutsideSystem.KEYCLOAK, "tenantry.keycloak.admin-url", settings.realmAt("/admin"))
                        .bearer(tokens::current)
                        .refusing(new KeycloakRefusals())
                        .repeatingReads()
                        .proxy(KeycloakApi.class));
    }

    <T> T call(Function<KeycloakApi, T> what) {
        String token = tokens.current(); // outside the try: a refused secret is not asked twice
        try {
            return what.apply(api.obtain());
        } catch (OutsideFailure failure) {
            if (failure.status() != 401) {
                throw failure;
            }
            tokens.forget(token); // 401 means that nothing was done
            return what.apply(api.obtain());
        }
    }

    void run(Consumer<KeycloakApi> what) {
        call(known -> {
            what.accept(known);
            return true;
        });
    }
}
