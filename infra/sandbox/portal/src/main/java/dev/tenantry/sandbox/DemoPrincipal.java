package dev.tenantry.sandbox;

import dev.tenantry.identity.PersonId;
import dev.tenantry.portal.security.SignedIn;
import java.io.Serializable;
import java.util.UUID;

/** A demo person who signed in by a button. */
record DemoPrincipal(UUID id) implements SignedIn, Serializable {

    @Override
    public PersonId person() {
        return new PersonId(id);
    }
}
