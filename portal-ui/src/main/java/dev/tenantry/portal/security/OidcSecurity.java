package dev.tenantry.portal.security;

import static dev.tenantry.portal.security.OidcSettings.required;

import dev.tenantry.identity.SignOuts;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;

/** OpenID Connect, switched on by naming an issuer. Nothing here asks the provider at start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("tenantry.oidc.issuer")
@EnableConfigurationProperties(OidcSettings.class)
class OidcSecurity {

    @Bean
    ClientRegistrationRepository clientRegistrations(OidcSettings oidc) {
        var endSession = required(oidc.endSessionUri(), "end-session-uri").toString();
        return new InMemoryClientRegistrationRepository(ClientRegistration.withRegistrationId(OidcSignIn.REGISTRATION)
                .clientId(oidc.clientId())
                .clientSecret(required(oidc.clientSecret(), "client-secret"))
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .scope("openid", "profile", "email")
                .authorizationUri(
                        required(oidc.authorizationUri(), "authorization-uri").toString())
                .tokenUri(required(oidc.tokenUri(), "token-uri").toString())
                .jwkSetUri(required(oidc.jwkSetUri(), "jwk-set-uri").toString())
                .issuerUri(required(oidc.issuer(), "issuer"))
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(Map.of("end_session_endpoint", endSession))
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build());
    }

    @Bean
    OidcTokens oidcTokens() {
        return new OidcTokens();
    }

    @Bean
    SharedSignOuts sharedSignOuts(SignOuts told, OpenSessions open) {
        return new SharedSignOuts(told, open);
    }

    @Bean
    OidcSignIn oidcSignIn(
            OidcSettings settings,
            ClientRegistrationRepository clients,
            Directory directory,
            OidcTokens tokens,
            SharedSignOuts signOuts) {
        return new OidcSignIn(settings, clients, new OidcPeople(directory), tokens, signOuts);
    }

    @Bean
    ApiTokens accessTokens(OidcSettings oidc) {
        return new JwtApiTokens(oidc);
    }
}
