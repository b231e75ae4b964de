package dev.tenantry.steps;

import dev.tenantry.tenants.TenantId;

/**
 * Secrets that people bring, on their way to a tenant's other secrets ({@link Secrets}). Works under the tenant's own row-level
 * security and joins the tenant's scope that is open; nobody reads by it.
 */
public interface BroughtSecrets {

    /**
     * Seals it and keeps nothing yet. A system outside may be asked for that, so it is done in no scope; throws
     * {@link dev.tenantry.outside.OutsideFailure} for whatever that one says.
     */
    Brought seal(TenantId tenant, String name, String secret);

    /** Forgets it; nothing happens if there is none. */
    void forget(TenantId tenant, String name);

    /** A secret that is sealed. */
    @FunctionalInterface
    interface Brought {

        /** Keeps it, instead of the one of that name that was kept before. */
        void keep();
    }
}
