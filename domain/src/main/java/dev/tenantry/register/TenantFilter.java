package dev.tenantry.register;

import dev.tenantry.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Which tenants a list shows; null means "any".
 *
 * @param search part of a name or slug
 * @param after only tenants older than this one: the cursor of the next page
 */
public record TenantFilter(
        @Nullable StateName state,
        @Nullable String search,
        @Nullable TenantId after) {

    /** All tenants, the newest first. */
    public static TenantFilter all() {
        return new TenantFilter(null, null, null);
    }
}
