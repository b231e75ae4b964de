package dev.tenantry.tenants;

import java.util.Optional;

/** Tells which tenants are on their way out, or gone. */
public interface DepartingTenants {

    /** Whether the tenant is being taken down now. */
    boolean isLeaving(TenantId tenant);

    /** Whether nothing of the tenant is left but what must be kept. */
    boolean isClosed(TenantId tenant);

    /** What was agreed with a tenant that is closed; empty if it is not. */
    Optional<TenantProfile> closed(TenantId tenant);
}
