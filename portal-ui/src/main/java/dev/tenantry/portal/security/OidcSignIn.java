package dev.tenantry.portal.security;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.spring.security.UidlRedirectStrategy;
import dev.tenantry.portal.i18n.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sign-in by OpenID Connect with PKCE, sign-out at both ends, and sign-out that the provider asks for. */
final class OidcSignIn implements SignInMethod {

    static final String REGISTRATION = "keycloak";
    private static final String BEGIN = "/oauth2/authorization/" + REGISTRATION;
    private static final String BACK = "/login/oauth2/";
    private static final Logger LOG = LoggerFactory.getLogger(OidcSignIn.class);

    private final OidcSettings settings;
    private final ClientRegistrationRepository clients;
    private final OidcPeople people;
    private final OidcTokens tokens;
    private final SharedSignOuts signOuts;

    OidcSignIn(
            OidcSettings settings,
            ClientRegistrationRepository clients,
            OidcPeople people,
            OidcTokens tokens,
            SharedSignOuts signOuts) {
        this.settings = settings;
        this.clients = clients;
        this.people = people;
        this.tokens = tokens;
        this.signOuts = signOuts;
    }

    @Override
    public void configure(HttpSecurity http) {
        http.oauth2Login(this::login);
        http.oidcLogout(logout -> logout.clientRegistrationRepository(clients)
                .oidcSessionRegistry(signOuts.sessions())
                .backChannel(channel -> channel.logoutHandler((request, response, asked) -> end(asked))));
        http.logout(logout -> logout.logoutSuccessHandler(atBothEnds()));
    }

    private void login(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.loginPage("/" + SignInView.PATH)
                .clientRegistrationRepository(clients)
                .oidcSessionRegistry(signOuts.sessions())
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens.codes()))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people))
                .successHandler(LeadBack.toWhatWasAsked(BEGIN))
                .failureHandler(failed());
    }

    private static AuthenticationFailureHandler failed() {
        return (request, response, failure) -> {
            var session = request.getSession(false);
            if (session != null && LongestSession.isSignedIn(session)) { // by another tab, in the same moment
                response.sendRedirect("/");
                return;
            }
            ComingBack.forget(request, response);
            response.sendRedirect(reason(failure).url());
        };
    }

    private static SignInReason reason(AuthenticationException failure) {
        if (failure instanceof OAuth2AuthenticationException oauth
                && OidcPeople.UNKNOWN.equals(oauth.getError().getErrorCode())) {
            return SignInReason.UNKNOWN_PERSON;
        }
        LOG.warn("sign-in failed: {}", failure.getMessage());
        return SignInReason.FAILED;
    }

    private OidcClientInitiatedLogoutSuccessHandler atBothEnds() {
        var handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
        handler.setPostLogoutRedirectUri("{baseUrl}/");
        handler.setDefaultTargetUrl(SignInReason.SIGNED_OUT.url());
        handler.setRedirectStrategy(new UidlRedirectStrategy());
        return handler;
    }

    private void end(@Nullable Authentication asked) {
        if (asked != null && asked.getPrincipal() instanceof OidcLogoutToken token) {
            signOuts.asked(token);
        }
    }

    @Override
    public List<String> paths() {
        return List.of(BEGIN, BACK);
    }

    /** The provider knows who is signed in there, and asks only if nobody is. */
    @Override
    public String again() {
        return BEGIN;
    }

    @Override
    public Component offer() {
        var label = settings.label();
        var link = new Anchor(BEGIN, label == null ? Texts.t("signIn.oidc") : Texts.t("signIn.oidc.with", label));
        link.setRouterIgnore(true);
        link.addClassName("sign-in__button");
        return link;
    }
}
