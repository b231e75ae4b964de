package dev.tenantry.identity;

/**
 * A tenant's organization in the sign-in directory, as it is or is to be.
 *
 * @param displayName the company's name; two tenants may have the same
 * @param enabled whether its people may sign in as its members
 */
public record Organization(OrganizationAlias alias, String displayName, boolean enabled) {}
