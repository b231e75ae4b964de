package dev.tenantry.portal.tenants;

import dev.tenantry.alarms.Alarmed;
import dev.tenantry.alarms.Alarms;
import dev.tenantry.drift.DriftScans;
import dev.tenantry.drift.Drifting;
import dev.tenantry.portal.incidents.Partly;
import dev.tenantry.portal.runs.WaitingRuns;
import dev.tenantry.register.Tenant;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunPage;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the runs say of tenants; the pages are shown without it where the runs cannot be read. */
@Component
class TenantRuns {

    /** Those that leave the stack as their profile says. */
    private static final Set<RunKind> BUILDING =
            Set.of(RunKind.ONBOARD, RunKind.APPLY, RunKind.RESIZE, RunKind.UPGRADE);

    private final RunReading runs;
    private final WaitingRuns waiting;
    private final DriftingTenants drifting;
    private final AlarmedTenants alarmed;

    TenantRuns(RunReading runs, WaitingRuns waiting, DriftingTenants drifting, AlarmedTenants alarmed) {
        this.runs = runs;
        this.waiting = waiting;
        this.drifting = drifting;
        this.alarmed = alarmed;
    }

    /**
     * Tenants with a run that waits for a person, those that are not as agreed, and those whose alarms somebody should look at.
     *
     * @param drifting since when it is known of which of them that they are not as agreed
     * @param alarmed since when alarms of which of them go off, or nobody can look
     * @param more whether there may be others
     */
    record NeedingSomebody(
            Set<TenantId> tenants, Map<TenantId, Instant> drifting, Map<TenantId, Instant> alarmed, boolean more) {

        static NeedingSomebody of(List<RunSummary> waiting, List<Drifting> drifting, List<Alarmed> alarmed) {
            return new NeedingSomebody(
                    Stream.of(
                                    waiting.stream().map(RunSummary::tenant),
                                    drifting.stream().map(Drifting::tenant),
                                    alarmed.stream().map(Alarmed::tenant))
                            .flatMap(tenants -> tenants)
                            .collect(Collectors.toUnmodifiableSet()),
                    drifting.stream().collect(Collectors.toUnmodifiableMap(Drifting::tenant, Drifting::since)),
                    alarmed.stream().collect(Collectors.toUnmodifiableMap(Alarmed::tenant, Alarmed::since)),
                    waiting.size() >= RunReading.MOST_WAITING
                            || drifting.size() >= DriftScans.MOST_DRIFTING
                            || alarmed.size() >= Alarms.MOST_ALARMED);
        }
    }

    NeedingSomebody needingSomebody() {
        return NeedingSomebody.of(
                Partly.ask("tenants that need somebody", List.<RunSummary>of(), waiting::all),
                Partly.ask("tenants that are not as agreed", List.<Drifting>of(), drifting::all),
                Partly.ask("tenants whose alarms go off", List.<Alarmed>of(), alarmed::all));
    }

    /** The newest run of each that has one. */
    Map<TenantId, RunSummary> newestOf(Collection<Tenant> tenants) {
        List<TenantId> ids = tenants.stream().map(Tenant::id).toList();
        return Partly.ask("newest runs of tenants", List.<RunSummary>of(), () -> runs.newest(ids)).stream()
                .collect(Collectors.toUnmodifiableMap(RunSummary::tenant, Function.identity()));
    }

    /** The newest runs, as many as one page has. */
    List<RunSummary> of(TenantId tenant) {
        return page(tenant).runs();
    }

    Optional<Run> whole(TenantId tenant, RunId run) {
        return runs.run(tenant, run).map(RunDetail::run);
    }

    /** Those that stand still because a step failed. */
    List<RunSummary> incidents(TenantId tenant) {
        return runs.listOf(tenant, new RunFilter(Set.of(RunState.INCIDENT), Set.of(), tenant, null))
                .runs();
    }

    /** The first page of runs, the newest first. */
    RunPage page(TenantId tenant) {
        return runs.listOf(tenant, RunFilter.of(tenant));
    }

    /** What the newest run that says something of this name has handed on with it; only the two newest are asked. */
    Optional<Map<String, String>> handedOn(TenantId tenant, String name) {
        RunFilter building = new RunFilter(Set.of(), BUILDING, tenant, null);
        return runs.listOf(tenant, building).runs().stream()
                .limit(2)
                .flatMap(run -> runs.run(tenant, run.id()).stream())
                .flatMap(detail -> detail.run().steps().stream())
                .map(step -> step.outputs().values())
                .filter(outputs -> outputs.containsKey(name))
                .findFirst();
    }

    /** The last run that ended well and left the stack as its profile says; empty before there is one. */
    Optional<Run> built(TenantId tenant) {
        RunFilter succeeded = new RunFilter(Set.of(RunState.SUCCEEDED), BUILDING, tenant, null);
        return runs.listOf(tenant, succeeded).runs().stream().findFirst().flatMap(run -> whole(tenant, run.id()));
    }
}
