package dev.tenantry.amendments;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.UseCase;
import dev.tenantry.register.Correction;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.StateName;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantReading;
import dev.tenantry.register.TenantStates;
import dev.tenantry.register.TenantStates.Corrected;
import dev.tenantry.runs.RunRequests;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changing what was agreed with a live tenant; each change is a run with a plan that waits for an approval. */
@UseCase
public class Amendments {

    /**
     * What cannot be other for a live tenant by this way: besides what never can, the former administrator would stay beside the new
     * one, a size moves data, and invoices are written since the contract's start.
     */
    private static final Set<Field> FIXED =
            Collections.unmodifiableSet(EnumSet.of(Field.ADMIN_EMAIL, Field.SIZE, Field.CONTRACT_START));

    private final TenantReading tenants;
    private final TenantStates states;
    private final RunRequests runs;
    private final ApplyRequests requests;
    private final Audit audit;
    private final CurrentActor caller;

    Amendments(
            TenantReading tenants,
            TenantStates states,
            RunRequests runs,
            ApplyRequests requests,
            Audit audit,
            CurrentActor caller) {
        this.tenants = tenants;
        this.states = states;
        this.runs = runs;
        this.requests = requests;
        this.audit = audit;
        this.caller = caller;
    }

    /** What became of a change. */
    public sealed interface Outcome {

        /** The run that brings it about. */
        record Requested(RunId run) implements Outcome {}

        record Refused(List<Problem> problems) implements Outcome {}

        /** Nothing is other than agreed. */
        record NothingChanged() implements Outcome {}

        /** Another run is changing the tenant and must end first; nothing was changed. */
        record Busy(long runNumber) implements Outcome {}

        /** Only what was agreed with a live tenant is changed this way. */
        record Misplaced(StateName state) implements Outcome {}

        /** Somebody changed the tenant since that version; nothing was overwritten. */
        record Overtaken() implements Outcome {}
    }

    /** What may be changed now; empty unless the tenant is live and no run is changing it. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Set<Field> amendable(TenantId tenant) {
        if (state(tenant) != StateName.LIVE || runs.open(tenant).isPresent()) {
            return Set.of();
        }
        Set<Field> fields = EnumSet.allOf(Field.class);
        fields.removeAll(Correction.FIXED);
        fields.removeAll(FIXED);
        return fields;
    }

    /**
     * Keeps the draft as what is agreed and requests the run that brings the tenant's systems to it, all or nothing. If nobody
     * approves that run, what is agreed stays, and the systems differ from it.
     *
     * @param version of the tenant as it was looked at
     */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Outcome amend(TenantId tenant, long version, TenantDraft draft) {
        StateName state = state(tenant);
        if (state != StateName.LIVE) {
            return new Outcome.Misplaced(state);
        }
        return switch (states.check(tenant, StateName.LIVE, version, draft, FIXED, caller.actor())) {
            case Corrected.Overtaken overtaken -> new Outcome.Overtaken();
            case Corrected.Refused(var problems) -> new Outcome.Refused(problems);
            case Corrected.Checked checked
            when checked.correction().changed().isEmpty() -> new Outcome.NothingChanged();
            case Corrected.Checked checked -> amend(tenant, checked);
        };
    }

    private Outcome amend(TenantId tenant, Corrected.Checked checked) {
        Correction correction = checked.correction();
        Outcome outcome = requests.request(tenant, correction.profile());
        if (outcome instanceof Outcome.Requested(var run)) {
            states.keep(tenant, checked);
            record(tenant, "tenant.amended", Map.of("run", run.toString(), "fields", correction.names()));
        }
        return outcome;
    }

    /** Requests the run once more that brings a live tenant's systems to what is agreed, whether they differ or not. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Outcome applyAgain(TenantId tenant) {
        return requests.requestAgain(tenant).orElseGet(() -> new Outcome.Misplaced(state(tenant)));
    }

    private StateName state(TenantId tenant) {
        return tenants.tenant(tenant)
                .map(found -> StateName.of(found.state()))
                .orElseThrow(() -> new NotFound("tenant"));
    }

    private void record(TenantId tenant, String act, Map<String, String> details) {
        audit.record(AuditEntry.of(
                tenant, caller.actor(), act, new AuditEntry.Subject("tenant", tenant.toString()), details));
    }
}
