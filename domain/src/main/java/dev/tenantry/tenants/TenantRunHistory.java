package dev.tenantry.tenants;

/** Tells whether anything was ever undertaken for a tenant. */
public interface TenantRunHistory {

    /** Whether a run was ever created for the tenant, of any kind and whatever became of it. Within the caller's scope. */
    boolean hasRuns(TenantId tenant);
}
