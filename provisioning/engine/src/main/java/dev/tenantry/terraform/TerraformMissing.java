package dev.tenantry.terraform;

import dev.tenantry.steps.Saying;

/**
 * There is no Terraform that we can use.
 *
 * @param why what is wrong, and what to do
 */
public record TerraformMissing(Saying why) implements TerraformLookup {}
