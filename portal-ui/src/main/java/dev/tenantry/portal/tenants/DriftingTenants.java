package dev.tenantry.portal.tenants;

import dev.tenantry.drift.DriftScans;
import dev.tenantry.drift.Drifting;
import dev.tenantry.portal.security.OncePerRequest;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tenants that are not as agreed: the bell, the overview and the list of tenants all ask for them. */
@Component
class DriftingTenants {

    private final DriftScans scans;

    DriftingTenants(DriftScans scans) {
        this.scans = scans;
    }

    /** The longest known first; at most {@link DriftScans#MOST_DRIFTING}. For the provider's staff only. */
    List<Drifting> all() {
        return OncePerRequest.ask(DriftingTenants.class, "all", scans::drifting);
    }
}
