package dev.tenantry.tenants;

/** A draft of which nothing was built is gone, with all that was kept for it; told before that is committed. */
public record TenantDiscarded(TenantId tenant) {}
