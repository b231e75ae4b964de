/**
 * The portal on a laptop: the production portal plus a sign-in page with one demo person for each role, and a token for
 * automation. Starts on loopback only, with the embedded database and emulators. Never part of the production jar.
 */
@NullMarked
package dev.tenantry.sandbox;

import org.jspecify.annotations.NullMarked;
