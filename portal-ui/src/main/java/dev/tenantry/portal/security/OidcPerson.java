package dev.tenantry.portal.security;

import dev.tenantry.identity.PersonId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;

/** A person who signed in by OpenID Connect. Equal by person alone; carries no authority. */
final class OidcPerson extends DefaultOidcUser implements SignedIn {

    private final UUID person;

    OidcPerson(PersonId person, OidcIdToken token) {
        super(List.of(), token);
        this.person = person.value();
    }

    @Override
    public PersonId person() {
        return new PersonId(person);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OidcPerson that && person.equals(that.person);
    }

    @Override
    public int hashCode() {
        return person.hashCode();
    }
}
