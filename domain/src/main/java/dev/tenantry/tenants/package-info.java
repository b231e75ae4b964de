/**
 * Tenants: who the customers are, what was agreed with them and in which state each of them is.
 * Knows nothing of runs: a failed run is no tenant state. Never talks to an outside system.
 */
@NullMarked
package dev.tenantry.tenants;

import org.jspecify.annotations.NullMarked;
