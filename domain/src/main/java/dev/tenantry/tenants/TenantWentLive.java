package dev.tenantry.tenants;

import java.time.Instant;

/** Told by an onboarding run when everything of the tenant works. */
public record TenantWentLive(TenantId tenant, Instant at) {}
