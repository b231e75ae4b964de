/**
 * How we talk to anything that is not ours: timeouts, one error vocabulary, one guard for addresses that a person can type.
 * Holds no client of a particular system.
 */
@NullMarked
package dev.tenantry.outside;

import org.jspecify.annotations.NullMarked;
