package dev.tenantry.tenants;

/** Tells which tenants are past the point from which nothing is taken back. */
public interface LiveTenants {

    /** Whether the tenant went live at any time; it may be suspended or closed since. */
    boolean wentLive(TenantId tenant);
}
