package dev.tenantry.drift;

import dev.tenantry.drift.Drift.Acceptance;
import dev.tenantry.drift.Drift.Difference;
import dev.tenantry.runs.Comparisons;
import dev.tenantry.runs.Comparisons.Comparison;
import dev.tenantry.runs.PlanDocument.PlannedStep;
import dev.tenantry.steps.Change;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what was found and what is let be; within the scope that the caller opened. */
@Component
class DriftFindings {

    private final Comparisons comparisons;
    private final DriftRows rows;

    DriftFindings(Comparisons comparisons, DriftRows rows) {
        this.comparisons = comparisons;
        this.rows = rows;
    }

    /** Empty if the tenant was never compared to the end. */
    Optional<Drift> of(TenantId tenant) {
        return comparisons.newest(tenant).map(comparison -> drift(comparison, rows.accepted(tenant)));
    }

    /** Tenants with differences that nobody lets be and that no run may have put right since, the longest known first; at most 50. */
    List<Drifting> drifting() {
        return drifting(false).limit(DriftScans.MOST_DRIFTING).toList();
    }

    /** Those that a run has changed, or is changing, since their differences were found: nobody knows how they stand. */
    List<TenantId> unsure() {
        return drifting(true).map(Drifting::tenant).toList();
    }

    private Stream<Drifting> drifting(boolean changed) {
        List<Drifting> known = rows.drifting();
        Set<TenantId> since =
                comparisons.changedSince(known.stream().collect(Collectors.toMap(Drifting::tenant, Drifting::since)));
        return known.stream().filter(one -> since.contains(one.tenant()) == changed);
    }

    private static Drift drift(Comparison comparison, Map<String, Acceptance> accepted) {
        List<Difference> differences = comparison.found().steps().stream()
                .flatMap(step -> step.part().changes().stream().map(change -> difference(step, change, accepted)))
                .toList();
        return new Drift(
                comparison.run(),
                comparison.number(),
                comparison.slug(),
                comparison.at(),
                comparison.outdated(),
                differences);
    }

    private static Difference difference(PlannedStep step, Change change, Map<String, Acceptance> accepted) {
        String key = Comparisons.digest(change);
        return new Difference(key, step.step().name(), change, accepted.get(key));
    }
}
