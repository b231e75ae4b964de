/**
 * The sandbox's page: what is real in it, what is simulated, and what goes wrong on purpose. Speaks with the stand-ins over
 * their own HTTP interface, tells the simulated clusters by a file in each one's folder, and never touches anything else.
 */
@NullMarked
package dev.tenantry.sandbox.faults;

import org.jspecify.annotations.NullMarked;
