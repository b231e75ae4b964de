/**
 * Who may come in and how: sign-in and sign-out, sessions, headers, throttling, the REST chain. The token only names the
 * person; roles are memberships, read at each use case and each navigation. Never keeps a role in the session.
 */
@NullMarked
package dev.tenantry.portal.security;

import org.jspecify.annotations.NullMarked;
