package dev.tenantry.tenants;

import java.util.Optional;

/**
 * What can be brought about for a tenant: everything that was agreed, before that an AWS account of its own, and later that it
 * stands still for a while, or comes to its end.
 */
public sealed interface Wanted permits TenantProfile, AccountOrder, Suspension, Departure {

    /** By which it is told from others in notices and names. */
    Slug slug();

    /** By which people call the tenant. */
    String displayName();

    /** Everything that was agreed with the tenant; empty before anything was. */
    Optional<TenantProfile> agreed();
}
