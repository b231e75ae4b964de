package dev.tenantry.portal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** Who comes with a subject that nobody knows: asked about only with a confirmed address, and let in only by the directory. */
class NewcomersTests {

    private static final PersonId CLEO = new PersonId(UUID.randomUUID());

    private final Invited directory = new Invited();
    private final OidcPeople people = new OidcPeople(directory);

    @Test
    void invited_person_comes_in_by_a_confirmed_address() {
        assertThat(signIn(Map.of("email", "cleo@provider.example", "email_verified", true)))
                .isInstanceOfSatisfying(
                        SignedIn.class, in -> assertThat(in.person()).isEqualTo(CLEO));
    }

    @Test
    void nobody_is_asked_about_without_a_confirmed_address() {
        keptOut(OidcPeople.UNKNOWN, Map.of("email", "cleo@provider.example"));
        keptOut(OidcPeople.UNKNOWN, Map.of("email", "cleo@provider.example", "email_verified", false));
        keptOut(OidcPeople.UNKNOWN, Map.of("email_verified", true));
        assertThat(directory.asked).isZero();
    }

    @Test
    void nobody_else_comes_in() {
        keptOut(OidcPeople.UNKNOWN, Map.of("email", "dan@provider.example", "email_verified", true));
    }

    @Test
    void silent_directory_lets_nobody_in_and_breaks_nothing() {
        directory.silent = true;
        keptOut("directory_silent", Map.of("email", "cleo@provider.example", "email_verified", true));
    }

    private void keptOut(String why, Map<String, Object> claims) {
        assertThatThrownBy(() -> signIn(claims))
                .isInstanceOfSatisfying(
                        OAuth2AuthenticationException.class,
                        thrown -> assertThat(thrown.getError().getErrorCode()).isEqualTo(why));
    }

    private Object signIn(Map<String, Object> claims) {
        var all = new HashMap<>(claims);
        all.put("sub", "sub-cleo");
        var now = Instant.parse("2026-01-01T00:00:00Z");
        var later = now.plusSeconds(300);
        return people.loadUser(new OidcUserRequest(
                ClientRegistration.withRegistrationId("keycloak")
                        .clientId("tenantry-portal")
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri("http://127.0.0.1")
                        .authorizationUri("http://127.0.0.1")
                        .tokenUri("http://127.0.0.1")
                        .userNameAttributeName("sub")
                        .build(),
                new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "opaque", now, later),
                new OidcIdToken("token", now, later, all)));
    }

    /** Knows nobody, and awaits Cleo. */
    private static final class Invited implements Directory {

        private boolean silent;
        private int asked;

        @Override
        public Optional<PersonId> personOf(String subject) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonId> newcomer(String subject, String email) {
            asked++;
            if (silent) {
                throw new OutsideFailure(OutsideSystem.KEYCLOAK, OutsideFailure.Kind.DOWN, "no connection");
            }
            return Optional.of(CLEO).filter(person -> email.equals("cleo@provider.example"));
        }

        @Override
        public Optional<Viewer> viewerOf(Actor actor) {
            return Optional.empty();
        }
    }
}
