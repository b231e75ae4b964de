package dev.tenantry.offboarding;

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
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Taking a tenant down for good: a run whose plan names everything that goes, and which a second person must approve. */
@UseCase
public class Offboardings {

    private final TenantReading tenants;
    private final TenantStates states;
    private final RunRequests runs;
    private final Audit audit;
    private final CurrentActor caller;

    Offboardings(TenantReading tenants, TenantStates states, RunRequests runs, Audit audit, CurrentActor caller) {
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

        /** Only a tenant that is live or suspended can leave, or one whose leaving was left in its middle. */
        record Misplaced(StateName state) implements Asked {}

        /** Not the tenant's short name was typed: perhaps another tenant is meant. */
        record NameDiffers() implements Asked {}
    }

    /**
     * Requests the run after which nothing of the tenant is left but what must be kept.
     *
     * @param typedName the tenant's short name, exactly
     * @param handedOver what the tenant has confirmed about its data, 1 to {@link Departure#LONGEST_CONFIRMATION} characters
     */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Asked offboard(TenantId tenant, String typedName, String handedOver) {
        Optional<Departure> departure = Stream.of(Departure.From.values())
                .flatMap(from -> held(tenant, from, handedOver).stream())
                .findFirst();
        if (departure.isEmpty()) {
            return new Asked.Misplaced(state(tenant));
        }
        return typedName.strip().equals(departure.get().slug().value())
                ? request(tenant, departure.get())
                : new Asked.NameDiffers();
    }

    private Optional<Departure> held(TenantId tenant, Departure.From from, String handedOver) {
        Optional<TenantProfile> agreed = states.hold(tenant, StateName.valueOf(from.name()));
        return agreed.map(profile -> new Departure(profile, from, handedOver.strip()));
    }

    private StateName state(TenantId tenant) {
        return tenants.tenant(tenant).map(Tenant::state).map(StateName::of).orElseThrow(() -> new NotFound("tenant"));
    }

    private Asked request(TenantId tenant, Departure wanted) {
        Optional<RunSummary> open = runs.open(tenant);
        if (open.isPresent()) {
            return open.get().kind() == RunKind.OFFBOARD
                    ? new Asked.Accepted(open.get().id())
                    : new Asked.Busy(open.get().id(), open.get().number());
        }
        return switch (runs.request(tenant, RunKind.OFFBOARD, wanted, caller.actor())) {
            case RunRequests.Requested.Accepted(var run) -> {
                record(tenant, run, wanted);
                yield new Asked.Accepted(run);
            }
            case RunRequests.Requested.Busy(var run, var number) -> new Asked.Busy(run, number);
        };
    }

    private void record(TenantId tenant, RunId run, Departure wanted) {
        audit.record(new AuditEntry(
                tenant,
                caller.actor(),
                "tenant.offboarding-asked",
                new AuditEntry.Subject("tenant", tenant.toString()),
                Map.of("run", run.toString()),
                wanted.handedOver()));
    }
}
