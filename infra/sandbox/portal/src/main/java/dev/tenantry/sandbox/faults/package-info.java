/**
 * The sandbox's page: what is real in it, what is simulated, and what goes wrong on purpose. Speaks with the stand-ins over
 * their own HTTP interface only, and never with anything that is no stand-in.
 */
@NullMarked
package dev.tenantry.sandbox.faults;

import org.jspecify.annotations.NullMarked;
