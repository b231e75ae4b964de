package dev.tenantry.portal.security;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Role;
import dev.tenantry.tenants.TenantId;
import java.util.Collection;
import java.util.Set;

/**
 * Who looks at the page, for the parts of it that only arrange: which entries to show, whose name. What may be done is
 * decided by the use cases, at each call.
 *
 * @param roles roles of all memberships that are valid now
 * @param tenants the tenants of which the viewer is an administrator
 */
public record Viewer(Actor actor, String name, Set<Role> roles, Set<TenantId> tenants) {

    public Viewer {
        roles = Set.copyOf(roles);
        tenants = Set.copyOf(tenants);
    }

    /** Whether one of these roles is the viewer's. */
    public boolean hasAny(Collection<Role> wanted) {
        return wanted.stream().anyMatch(roles::contains);
    }

    /** Whether the viewer belongs to the provider's staff. */
    public boolean isStaff() {
        return roles.stream().anyMatch(r -> r.side() == Role.Side.PROVIDER);
    }
}
