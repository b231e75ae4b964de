package dev.tenantry.tenants;

import java.util.Collection;
import java.util.Map;

/** Tells which tenants there are, and what they are called, to those who keep nothing of them but ids. */
public interface KnownTenants {

    /** Names of those that exist; a draft's may be empty. */
    Map<TenantId, String> names(Collection<TenantId> tenants);
}
