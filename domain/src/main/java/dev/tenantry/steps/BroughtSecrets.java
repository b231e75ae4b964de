package dev.tenantry.steps;

import dev.tenantry.tenants.TenantId;

/**
 * Secrets that people bring, on their way to a tenant's other secrets ({@link Secrets}). Works under the tenant's own row-level
 * security and joins the tenant's scope that is open; nobody reads by it.
 */
public interface BroughtSecrets {

    /** Keeps it, instead of the one of that name that was kept before. */
    void keep(TenantId tenant, String name, String secret);

    /** Forgets it; nothing happens if there is none. */
    void forget(TenantId tenant, String name);
}
