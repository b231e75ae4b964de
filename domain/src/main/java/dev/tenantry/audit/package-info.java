/**
 * Who changed what, when and why: append-only, hash-chained per tenant and once for the provider.
 * No audit row, no change. Names and free text live in an erasable table of which the chain hashes a digest.
 */
@NullMarked
package dev.tenantry.audit;

import org.jspecify.annotations.NullMarked;
