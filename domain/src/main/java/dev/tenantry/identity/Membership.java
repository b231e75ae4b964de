package dev.tenantry.identity;

import dev.tenantry.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody has, in one tenant or in all of them.
 *
 * @param tenant the one tenant, or null for all of them
 */
public record Membership(Role role, @Nullable TenantId tenant) {

    public Membership {
        if ((role.side() == Role.Side.TENANT) != (tenant != null)) {
            throw new IllegalArgumentException(role + " for tenant " + tenant);
        }
    }
}
