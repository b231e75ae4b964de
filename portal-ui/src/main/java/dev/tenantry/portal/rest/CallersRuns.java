package dev.tenantry.portal.rest;

import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.Membership;
import dev.tenantry.identity.Memberships;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.Role;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunReading;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds a run by its id alone among those that the caller may see; any other is "not found". */
@Component
class CallersRuns {

    private final RunReading reading;
    private final Memberships memberships;
    private final CurrentActor caller;

    CallersRuns(RunReading reading, Memberships memberships, CurrentActor caller) {
        this.reading = reading;
        this.memberships = memberships;
        this.caller = caller;
    }

    RunDetail find(RunId run) {
        var own = ownTenants();
        var found = own.isEmpty() ? ofStaff(run) : ofTenants(own, run);
        return found.orElseThrow(() -> new NotFound("run"));
    }

    boolean callerIsStaff() {
        return memberships.of(caller.actor()).stream()
                .anyMatch(held -> held.role().side() == Role.Side.PROVIDER);
    }

    /** Empty for the provider's staff, who see all, and for those who may see nothing, whom the use case refuses. */
    private List<TenantId> ownTenants() {
        var held = memberships.of(caller.actor());
        return held.stream().anyMatch(membership -> membership.tenant() == null)
                ? List.of()
                : held.stream()
                        .map(Membership::tenant)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    private Optional<RunDetail> ofStaff(RunId run) {
        return reading.tenantOf(run).flatMap(tenant -> reading.run(tenant, run));
    }

    private Optional<RunDetail> ofTenants(List<TenantId> own, RunId run) {
        return own.stream().flatMap(tenant -> reading.run(tenant, run).stream()).findFirst();
    }
}
