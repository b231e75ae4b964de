package dev.tenantry.tenants;

import java.util.List;
import java.util.Optional;

/** Tenants that are live now, which those that are suspended are not. */
public interface RunningTenants {

    List<TenantId> live();

    /** What was agreed with the tenant; empty if it is not live. */
    Optional<TenantProfile> live(TenantId tenant);
}
