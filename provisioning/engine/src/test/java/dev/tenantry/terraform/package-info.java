/** Proofs of what Terraform does for us; the same ones for the real and the simulated program. */
@NullMarked
package dev.tenantry.terraform;

import org.jspecify.annotations.NullMarked;
