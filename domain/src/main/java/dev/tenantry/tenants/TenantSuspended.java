package dev.tenantry.tenants;

import java.time.Instant;

/** Told by a run when nobody gets into the tenant's assistant any more and its workloads stand at zero. */
public record TenantSuspended(TenantId tenant, String reason, Instant at) {}
