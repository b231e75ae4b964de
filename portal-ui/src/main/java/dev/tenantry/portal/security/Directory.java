package dev.tenantry.portal.security;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;
import java.util.Optional;

/** What sign-in and navigation ask about people; answered from the memberships as they are now. */
public interface Directory {

    /** The person that the identity provider's subject stands for, if the portal knows it. */
    Optional<PersonId> personOf(String subject);

    /** Name, roles and tenants of an actor; nothing if it is unknown or has no valid membership. */
    Optional<Viewer> viewerOf(Actor actor);
}
