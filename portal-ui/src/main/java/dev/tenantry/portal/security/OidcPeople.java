package dev.tenantry.portal.security;

import dev.tenantry.identity.PersonId;
import dev.tenantry.outside.OutsideFailure;
import java.util.Optional;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Turns the subject of a token into a person of ours; never trusts its roles. Its e-mail address only says which invitation
 * to ask the directory about.
 */
final class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String UNKNOWN = "unknown_person";
    private static final String SILENT = "directory_silent";

    private final OidcUserService tokens = new OidcUserService();
    private final Directory directory;

    OidcPeople(Directory directory) {
        this.directory = directory;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = tokens.loadUser(request);
        return Optional.ofNullable(user.getSubject())
                .flatMap(subject -> directory.personOf(subject).or(() -> newcomer(subject, user)))
                .map(person -> new OidcPerson(person, user.getIdToken()))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN)));
    }

    private Optional<PersonId> newcomer(String subject, OidcUser user) {
        String email = user.getEmail();
        if (email == null || !Boolean.TRUE.equals(user.getEmailVerified())) {
            return Optional.empty();
        }
        try {
            return directory.newcomer(subject, email);
        } catch (OutsideFailure failure) {
            throw new OAuth2AuthenticationException(new OAuth2Error(SILENT), failure.getMessage(), failure);
        }
    }
}
