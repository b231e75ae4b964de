package dev.tenantry.portal.security;

import dev.tenantry.identity.PersonId;

/**
 * The principal of a session, however the person signed in. Two sessions of one person must be equal in it, or the limit
 * of sessions would count each as somebody else.
 */
public interface SignedIn {

    /** Which person it is; everything else about them is read from rows. */
    PersonId person();
}
