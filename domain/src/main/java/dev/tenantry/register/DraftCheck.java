package dev.tenantry.register;

import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The rules for a draft, with what they have to know of the other tenants and of what is on offer now. */
@Component
class DraftCheck {

    private final TenantRows rows;
    private final ModelCatalogue models;
    private final OfferedServers servers;
    private final Clock clock;

    DraftCheck(TenantRows rows, ModelCatalogue models, OfferedServers servers, Clock clock) {
        this.rows = rows;
        this.models = models;
        this.servers = servers;
        this.clock = clock;
    }

    /** Every problem of a draft, or what would be agreed; within the provider's scope. */
    Checked of(TenantId tenant, TenantDraft draft) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return DraftRules.check(
                tenant, draft, rows.neighboursOf(tenant), new DraftRules.Offer(models, servers.ids()), today);
    }

    /** A draft that says nothing but what is usual, and names the agency's server only where there is one. */
    TenantDraft fresh() {
        String preset = servers.ids().contains(OfferedServers.AGENCY) ? OfferedServers.AGENCY : "";
        return TenantDraft.fresh().with(Field.MCP_SERVERS, preset);
    }
}
