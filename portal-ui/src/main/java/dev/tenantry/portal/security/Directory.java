package dev.tenantry.portal.security;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;
import java.util.Optional;

/** What sign-in and navigation ask about people; answered from the memberships as they are now. */
public interface Directory {

    /** The person that the identity provider's subject stands for, if the portal knows it. */
    Optional<PersonId> personOf(String subject);

    /**
     * The person who was invited by this address and comes with this subject for the first time, once the identity
     * provider's directory has confirmed that the account is theirs.
     *
     * @throws dev.tenantry.outside.OutsideFailure if the directory cannot say
     */
    Optional<PersonId> newcomer(String subject, String email);

    /** Name, roles and tenants of an actor; nothing if it is unknown or has no valid membership. */
    Optional<Viewer> viewerOf(Actor actor);
}
