package dev.tenantry.register;

import java.time.Clock;
import java.util.Set;

/** Rules that know the shipped models and two MCP servers, one of them the agency's. */
final class DraftChecks {

    static final Set<String> SERVERS = Set.of(OfferedServers.AGENCY, "crm");

    private DraftChecks() {}

    static DraftCheck on(TenantRows rows) {
        return on(rows, SERVERS);
    }

    static DraftCheck on(TenantRows rows, Set<String> servers) {
        return new DraftCheck(rows, ModelCatalogueTest.shipped(), () -> servers, Clock.systemUTC());
    }
}
