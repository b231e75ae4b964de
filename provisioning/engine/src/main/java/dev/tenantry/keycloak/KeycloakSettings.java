package dev.tenantry.keycloak;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Keycloak is.
 *
 * @param adminUrl the server as the control plane reaches it, without a trailing slash
 * @param clientId the control plane's service account
 * @param clientSecretFile file with its secret
 */
@ConfigurationProperties("tenantry.keycloak")
record KeycloakSettings(
        @Nullable URI adminUrl,
        @DefaultValue("tenantry") String realm,
        @DefaultValue("tenantry-provisioner") String clientId,
        @Nullable Path clientSecretFile) {

    /** The address of something of the realm, or null as long as Keycloak's is not set. */
    @Nullable
    URI realmAt(String folder) {
        return adminUrl == null ? null : URI.create(adminUrl + folder + "/realms/" + realm);
    }
}
