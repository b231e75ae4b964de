package dev.tenantry.tenants;

import java.time.Instant;

/** Told by a run when a suspended tenant's assistant answers again. */
public record TenantResumed(TenantId tenant, Instant at) {}
