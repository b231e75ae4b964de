/** Proofs of what a host of long processes promises. */
@NullMarked
package dev.tenantry.processes;

import org.jspecify.annotations.NullMarked;
