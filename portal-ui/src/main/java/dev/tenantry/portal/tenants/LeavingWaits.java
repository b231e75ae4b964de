package dev.tenantry.portal.tenants;

import dev.tenantry.mcp.McpAcknowledgement;
import dev.tenantry.mcp.McpAcknowledgement.Leaving;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.register.Tenant;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantState;
import java.util.List;
import org.springframework.stereotype.Component;

/** What stays off until the viewer, as the tenant's own administrator, has acknowledged what would leave the account through it. */
@Component
class LeavingWaits {

    private final McpAcknowledgement acknowledgement;

    LeavingWaits(McpAcknowledgement acknowledgement) {
        this.acknowledgement = acknowledgement;
    }

    /** Empty for everybody else, for tenants of another policy and for those that leave. */
    List<Leaving> of(Tenant tenant, Viewer viewer) {
        boolean local = tenant.profile()
                .filter(profile -> profile.dataPolicy() == DataPolicy.LOCAL)
                .isPresent();
        if (!local || !viewer.tenants().contains(tenant.id()) || leaves(tenant.state())) {
            return List.of();
        }
        return acknowledgement.of(tenant.id()).stream()
                .filter(server -> !server.byTenant() && server.endpoint() != null)
                .toList();
    }

    private static boolean leaves(TenantState state) {
        return state instanceof TenantState.Offboarding || state instanceof TenantState.Closed;
    }
}
