package dev.tenantry.portal.security;

import java.util.Optional;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Turns the subject of a token into a person of ours; never trusts its e-mail address or its roles. */
final class OidcPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {

    static final String UNKNOWN = "unknown_person";

    private final OidcUserService tokens = new OidcUserService();
    private final Directory directory;

    OidcPeople(Directory directory) {
        this.directory = directory;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var user = tokens.loadUser(request);
        return Optional.ofNullable(user.getSubject())
                .flatMap(directory::personOf)
                .map(person -> new OidcPerson(person, user.getIdToken()))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(UNKNOWN)));
    }
}
