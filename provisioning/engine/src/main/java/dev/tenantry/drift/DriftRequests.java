package dev.tenantry.drift;

import dev.tenantry.drift.DriftScans.Asked;
import dev.tenantry.identity.Actor;
import dev.tenantry.register.StateName;
import dev.tenantry.register.TenantStates;
import dev.tenantry.runs.Comparisons;
import dev.tenantry.runs.Comparisons.Standing;
import dev.tenantry.runs.RunRequests;
import dev.tenantry.runs.RunRequests.Requested;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks for runs that compare, by hand and by the clock; within the provider's scope. */
@Component
class DriftRequests {

    private final TenantStates states;
    private final RunRequests runs;
    private final Comparisons comparisons;
    private final DriftRows rows;
    private final Clock clock;

    DriftRequests(TenantStates states, RunRequests runs, Comparisons comparisons, DriftRows rows, Clock clock) {
        this.states = states;
        this.runs = runs;
        this.comparisons = comparisons;
        this.rows = rows;
        this.clock = clock;
    }

    /** Asking while one is under way names that one; empty if the tenant is not live. */
    Optional<Asked> ask(TenantId tenant, Actor by) {
        return states.hold(tenant, StateName.LIVE).map(agreed -> ask(tenant, agreed, by));
    }

    private Asked ask(TenantId tenant, TenantProfile agreed, Actor by) {
        rows.watch(tenant, clock.instant());
        Optional<RunId> before = rows.hold(tenant).filter(scan -> comparisons.standing(scan) == Standing.UNDER_WAY);
        if (before.isPresent()) {
            return new Asked.Accepted(before.get(), false);
        }
        Optional<RunSummary> changing = runs.open(tenant);
        return changing.isPresent()
                ? new Asked.Busy(changing.get().id(), changing.get().number())
                : request(tenant, agreed, by);
    }

    private Asked request(TenantId tenant, TenantProfile agreed, Actor by) {
        return switch (runs.request(tenant, RunKind.DRIFT_SCAN, agreed, by)) {
            case Requested.Accepted(var scan) -> {
                rows.asked(tenant, scan);
                yield new Asked.Accepted(scan, true);
            }
            case Requested.Busy(var run, long number) -> new Asked.Busy(run, number);
        };
    }
}
