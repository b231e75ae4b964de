package dev.tenantry.tenants;

import java.time.Instant;

/** Told by a run right before it takes away the first thing of a tenant: from here on there is no way back. */
public record TenantLeaving(TenantId tenant, Instant at) {}
