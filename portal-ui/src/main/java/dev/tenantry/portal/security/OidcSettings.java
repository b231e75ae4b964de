package dev.tenantry.portal.security;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider, address by address: discovery at start would tie the portal's start to it.
 *
 * @param issuer what tokens name as their issuer, to the letter; null switches OpenID Connect off
 * @param authorizationUri where browsers go to sign in
 * @param tokenUri where codes are redeemed
 * @param jwkSetUri where the keys of the tokens' signatures are
 * @param endSessionUri where browsers go to sign out at the provider too
 * @param clientId the portal's client
 * @param clientSecret its secret; comes from a mounted file or the environment
 * @param apiAudience what access tokens for the REST interface name as their audience
 * @param label how the sign-in page calls the provider, or null for the general word
 */
@ConfigurationProperties("tenantry.oidc")
public record OidcSettings(
        @Nullable String issuer,
        @Nullable URI authorizationUri,
        @Nullable URI tokenUri,
        @Nullable URI jwkSetUri,
        @Nullable URI endSessionUri,
        @DefaultValue("tenantry-portal") String clientId,
        @Nullable String clientSecret,
        @DefaultValue("tenantry-api") String apiAudience,
        @Nullable String label) {

    /** Throws {@link IllegalStateException} naming the setting that is missing. */
    static <T> T required(@Nullable T value, String setting) {
        if (value == null) {
            throw new IllegalStateException(
                    "tenantry.oidc." + setting + " is missing while tenantry.oidc.issuer is set");
        }
        return value;
    }
}
