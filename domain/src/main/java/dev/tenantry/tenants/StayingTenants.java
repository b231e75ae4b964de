package dev.tenantry.tenants;

/** Holds tenants for those who keep something for them, which would be left behind by one that goes in the same moment. */
public interface StayingTenants {

    /**
     * Whether the tenant is there, if only as a draft, and is neither on its way out nor gone; that stays so until the caller's
     * transaction ends. Within the caller's scope.
     */
    boolean holdStaying(TenantId tenant);
}
