package dev.tenantry.suspension;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.UseCase;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import dev.tenantry.register.TenantStates;
import dev.tenantry.runs.RunRequests;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.Suspension;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantState;
import java.util.Map;
import java.util.Optional;

/** Suspending a tenant that is live, and resuming it: each a run with a plan that waits for an approval. */
@UseCase
public class Suspensions {

    private final TenantReading tenants;
    private final TenantStates states;
    private final RunRequests runs;
    private final Audit audit;
    private final CurrentActor caller;

    Suspensions(TenantReading tenants, TenantStates states, RunRequests runs, Audit audit, CurrentActor caller) {
        this.tenants = tenants;
        this.states = states;
        this.runs = runs;
        this.audit = audit;
        this.caller = caller;
    }

    /** What became of asking. */
    public sealed interface Asked {

        /** Asking twice names the same run, unless that has ended. */
        record Accepted(RunId run) implements Asked {}

        /** Another run is changing the tenant and must end first. */
        record Busy(RunId run, long number) implements Asked {}

        /** Only a live tenant can be suspended, only a suspended one resumed. */
        record Misplaced(StateName state) implements Asked {}
    }

    /**
     * Requests the run after which nobody gets in and nothing runs.
     *
     * @param reason 1 to {@link Suspension#LONGEST_REASON} characters, shown to both sides
     */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Asked suspend(TenantId tenant, String reason) {
        Optional<TenantProfile> live = states.hold(tenant, StateName.LIVE);
        return live.isPresent()
                ? request(tenant, RunKind.SUSPEND, new Suspension(live.get(), reason.strip()))
                : misplaced(tenant);
    }

    /** Requests the run after which a suspended tenant's assistant answers again. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Asked resume(TenantId tenant) {
        Optional<TenantProfile> agreed = states.hold(tenant, StateName.SUSPENDED);
        return agreed.isPresent() && state(tenant) instanceof TenantState.Suspended suspended
                ? request(tenant, RunKind.RESUME, new Suspension(agreed.get(), suspended.reason()))
                : misplaced(tenant);
    }

    private Asked misplaced(TenantId tenant) {
        return new Asked.Misplaced(StateName.of(state(tenant)));
    }

    private TenantState state(TenantId tenant) {
        return tenants.tenant(tenant).map(Tenant::state).orElseThrow(() -> new NotFound("tenant"));
    }

    private Asked request(TenantId tenant, RunKind kind, Suspension wanted) {
        Optional<RunSummary> open = runs.open(tenant);
        if (open.isPresent()) {
            return open.get().kind() == kind
                    ? new Asked.Accepted(open.get().id())
                    : new Asked.Busy(open.get().id(), open.get().number());
        }
        return switch (runs.request(tenant, kind, wanted, caller.actor())) {
            case RunRequests.Requested.Accepted(var run) -> {
                record(tenant, kind, run, wanted);
                yield new Asked.Accepted(run);
            }
            case RunRequests.Requested.Busy(var run, var number) -> new Asked.Busy(run, number);
        };
    }

    private void record(TenantId tenant, RunKind kind, RunId run, Suspension wanted) {
        audit.record(new AuditEntry(
                tenant,
                caller.actor(),
                kind == RunKind.SUSPEND ? "tenant.suspension-asked" : "tenant.resumption-asked",
                new AuditEntry.Subject("tenant", tenant.toString()),
                Map.of("run", run.toString()),
                wanted.reason()));
    }
}
