/**
 * The sign-in directory by Keycloak's admin API, with a service account that may manage organizations and people.
 * Never signs anybody in, never touches realm, clients or roles, and knows no password.
 */
@NullMarked
package dev.tenantry.keycloak;

import org.jspecify.annotations.NullMarked;
