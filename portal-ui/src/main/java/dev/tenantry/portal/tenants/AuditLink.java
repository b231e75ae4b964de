package dev.tenantry.portal.tenants;

import dev.tenantry.identity.Role;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.portal.shell.NavEntry;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is shown the way to what was recorded of a tenant: the same as see the audit in the navigation, and a tenant's role only for that tenant. */
@Component
class AuditLink {

    private final List<NavEntry> entries;

    AuditLink(List<NavEntry> entries) {
        this.entries = entries;
    }

    boolean isFor(Viewer viewer, TenantId tenant) {
        return entries.stream()
                .filter(entry -> entry.path().equals("audit"))
                .flatMap(entry -> entry.roles().stream())
                .filter(role ->
                        role.side() == Role.Side.PROVIDER || viewer.tenants().contains(tenant))
                .anyMatch(viewer.roles()::contains);
    }
}
