package dev.tenantry.keycloak;

import dev.tenantry.identity.SignInDirectory;
import dev.tenantry.peers.RealPeer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;

@Tag("long")
@Tag("real-keycloak")
class RealKeycloakTests extends SignInDirectoryContract {

    private final RealPeer peer = RealPeer.named("keycloak");

    @Override
    SignInDirectory directory() {
        KeycloakSettings settings = new KeycloakSettings(
                URI.create(peer.get("tenantry.keycloak.admin-url")),
                peer.get("tenantry.keycloak.realm"),
                peer.get("tenantry.keycloak.client-id"),
                Path.of(peer.get("tenantry.keycloak.client-secret-file")));
        return new KeycloakDirectory(settings, Clock.systemUTC());
    }
}
