package dev.tenantry.portal.security;

import static dev.tenantry.portal.security.OidcSettings.required;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;

/** Access tokens of the identity provider, issued to a client for our audience by client credentials. */
final class JwtApiTokens implements ApiTokens {

    private static final Logger LOG = LoggerFactory.getLogger(JwtApiTokens.class);

    private final JwtDecoder decoder;

    JwtApiTokens(OidcSettings oidc) {
        var nimbus =
                OidcTokens.decoder(required(oidc.jwkSetUri(), "jwk-set-uri").toString());
        var audience = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(oidc.apiAudience()));
        nimbus.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(required(oidc.issuer(), "issuer")), audience));
        this.decoder = nimbus;
    }

    @Override
    public Optional<ApiClient> clientOf(String token) {
        try {
            return client(decoder.decode(token));
        } catch (JwtException refused) {
            LOG.debug("access token refused: {}", refused.getMessage());
            return Optional.empty();
        }
    }

    /** A token that a person obtained in a browser names a session; only a client's own token opens the interface. */
    private static Optional<ApiClient> client(Jwt token) {
        var client = token.getClaimAsString("azp");
        return client == null || token.hasClaim("sid") ? Optional.empty() : Optional.of(new ApiClient(client));
    }
}
