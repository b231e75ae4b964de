/**
 * Terraform (or OpenTofu) by its command line, as detached jobs that a durable engine can poll: plans, applies of what was
 * planned, outputs, locks. Decides nothing about approval or retrying, and lets no sensitive value out but as
 * {@link dev.tenantry.steps.Value.Sensitive}.
 */
@NullMarked
package dev.tenantry.terraform;

import org.jspecify.annotations.NullMarked;
