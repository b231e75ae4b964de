package dev.tenantry.amendments;

import dev.tenantry.amendments.Amendments.Outcome;
import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.register.Reapplication;
import dev.tenantry.register.StateName;
import dev.tenantry.register.TenantStates;
import dev.tenantry.runs.RunRequests;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks for the runs that bring a live tenant's systems to what is agreed. */
@Component
class ApplyRequests implements Reapplication {

    private final TenantStates states;
    private final RunRequests runs;
    private final TenantScope scope;
    private final Audit audit;
    private final CurrentActor caller;

    ApplyRequests(TenantStates states, RunRequests runs, TenantScope scope, Audit audit, CurrentActor caller) {
        this.states = states;
        this.runs = runs;
        this.scope = scope;
        this.audit = audit;
        this.caller = caller;
    }

    /** Within the provider's scope. */
    Outcome request(TenantId tenant, TenantProfile wanted) {
        return request(tenant, wanted, caller.actor());
    }

    private Outcome request(TenantId tenant, TenantProfile wanted, Actor by) {
        Optional<RunSummary> open = runs.open(tenant);
        if (open.isPresent()) {
            return new Outcome.Busy(open.get().number());
        }
        return switch (runs.request(tenant, RunKind.APPLY, wanted, by)) {
            case RunRequests.Requested.Accepted(var run) -> new Outcome.Requested(run);
            case RunRequests.Requested.Busy(var run, var number) -> new Outcome.Busy(number);
        };
    }

    /** Empty if the tenant is not live. Within the provider's scope. */
    Optional<Outcome> requestAgain(TenantId tenant) {
        return requestAgain(tenant, caller.actor());
    }

    private Optional<Outcome> requestAgain(TenantId tenant, Actor by) {
        Optional<Outcome> outcome = states.hold(tenant, StateName.LIVE).map(agreed -> request(tenant, agreed, by));
        if (outcome.orElse(null) instanceof Outcome.Requested(var run)) {
            audit.record(AuditEntry.of(
                    tenant,
                    by,
                    "tenant.apply-asked",
                    new AuditEntry.Subject("tenant", tenant.toString()),
                    Map.of("run", run.toString())));
        }
        return outcome;
    }

    @Override
    public Asked again(TenantId tenant) {
        return again(tenant, caller.actor());
    }

    @Override
    public Asked again(TenantId tenant, Actor by) {
        Optional<Outcome> outcome = scope.asProvider(() -> requestAgain(tenant, by));
        return outcome.filter(Outcome.Requested.class::isInstance).isPresent() ? Asked.PLANNED : Asked.LATER;
    }
}
