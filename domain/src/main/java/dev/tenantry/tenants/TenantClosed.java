package dev.tenantry.tenants;

import java.time.Instant;

/** Told by a run when it has looked for everything of a tenant and found nothing left. */
public record TenantClosed(TenantId tenant, Instant at) {}
