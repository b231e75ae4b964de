package dev.tenantry.portal.runs;

import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes the name from the profile that a run was created with: right also for tenants that were renamed since. */
@Component
class TenantsByProfile implements TenantNames {

    private final RunReading runs;
    private final CurrentViewer viewers;

    TenantsByProfile(RunReading runs, CurrentViewer viewers) {
        this.runs = runs;
        this.viewers = viewers;
    }

    @Override
    public Function<RunSummary, String> of(Collection<RunSummary> shown) {
        Set<TenantId> tenants = shown.stream().map(RunSummary::tenant).collect(Collectors.toSet());
        Map<TenantId, String> names = viewers.get().isStaff()
                ? runs.tenantNames(tenants)
                : tenants.stream().collect(Collectors.toMap(Function.identity(), this::of));
        return run -> names.getOrDefault(run.tenant(), run.tenant().toString());
    }

    @Override
    public String of(TenantId tenant) {
        return runs.nameOf(tenant).orElseGet(tenant::toString);
    }
}
