package dev.tenantry.portal.runs;

import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.TenantId;
import java.util.Collection;
import java.util.function.Function;

/** What tenants are called, for lists of runs. */
interface TenantNames {

    /** Names for all tenants of these runs, found in one query. */
    Function<RunSummary, String> of(Collection<RunSummary> runs);

    /** The name of one. */
    String of(TenantId tenant);
}
