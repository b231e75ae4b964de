package dev.tenantry.keycloak;

import dev.tenantry.identity.SignInDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

/** Lets tests of other packages speak with a Keycloak. */
public final class KeycloakAt {

    private KeycloakAt() {}

    /** The directory at that address, with the service account of the stand-in. */
    public static SignInDirectory directory(URI url, Path secretFile) {
        KeycloakSettings settings = new KeycloakSettings(url, "tenantry", "tenantry-provisioner", secretFile);
        return new KeycloakDirectory(settings, Clock.systemUTC());
    }
}
