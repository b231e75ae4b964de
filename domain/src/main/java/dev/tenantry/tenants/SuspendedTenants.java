package dev.tenantry.tenants;

/** Tells which tenants stand still. */
public interface SuspendedTenants {

    /** Whether the tenant is suspended now. */
    boolean isSuspended(TenantId tenant);
}
