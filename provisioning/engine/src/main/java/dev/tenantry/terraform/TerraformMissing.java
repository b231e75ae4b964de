package dev.tenantry.terraform;

/**
 * There is no Terraform that we can use.
 *
 * @param what what is wrong, one sentence
 * @param remedy what to do, one sentence
 */
public record TerraformMissing(String what, String remedy) implements TerraformLookup {}
