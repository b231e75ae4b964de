package dev.tenantry.portal.runs;

import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes the name from the profile that a run was created with: right also for tenants that were renamed since. */
@Component
class TenantsByProfile implements TenantNames {

    private final RunReading runs;

    TenantsByProfile(RunReading runs) {
        this.runs = runs;
    }

    @Override
    public Function<RunSummary, String> of(Collection<RunSummary> shown) {
        Map<TenantId, String> names =
                runs.tenantNames(shown.stream().map(RunSummary::tenant).collect(Collectors.toSet()));
        return run -> names.getOrDefault(run.tenant(), run.tenant().toString());
    }

    @Override
    public String of(TenantId tenant) {
        return runs.tenantNames(java.util.Set.of(tenant)).getOrDefault(tenant, tenant.toString());
    }
}
