package dev.tenantry.tenants;

/** How large a tenant's stack is built (R7.5). */
public enum SizeProfile {
    S,
    M,
    L
}
