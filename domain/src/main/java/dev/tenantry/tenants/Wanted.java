package dev.tenantry.tenants;

/** What can be brought about for a tenant: everything that was agreed, or before that an AWS account of its own. */
public sealed interface Wanted permits TenantProfile, AccountOrder {

    /** By which it is told from others in notices and names. */
    Slug slug();

    /** By which people call the tenant. */
    String displayName();
}
