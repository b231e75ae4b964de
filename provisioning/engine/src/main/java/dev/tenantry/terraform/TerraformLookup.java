package dev.tenantry.terraform;

/** Whether there is a Terraform that we can use. */
public sealed interface TerraformLookup permits TerraformFound, TerraformMissing {}
