package dev.tenantry.onboarding;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;

import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.UseCase;
import dev.tenantry.register.Correction;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.StateName;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantStates;
import dev.tenantry.register.TenantStates.Corrected;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.runs.RunRequests;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Putting right what was agreed with a tenant while an incident stops its onboarding; the run is planned anew. */
@UseCase
public class Corrections {

    /** The former administrator's account, and servers that are attached, would stay beside the new ones. */
    private static final Map<String, Set<Field>> CARRIED_OUT = Map.of(
            IdentityStep.NAME, Set.of(Field.ADMIN_EMAIL), "mcp", Set.of(Field.MCP_SERVERS, Field.MCP_ACKNOWLEDGED));

    private final TenantStates states;
    private final RunRequests runs;
    private final CurrentActor caller;

    Corrections(TenantStates states, RunRequests runs, CurrentActor caller) {
        this.states = states;
        this.runs = runs;
        this.caller = caller;
    }

    /** What became of a correction. */
    public sealed interface Outcome {

        /**
         * The correction is kept, and a run plans anew.
         *
         * @param number of the run that plans anew
         */
        record PlannedAnew(long number) implements Outcome {}

        record Refused(List<Problem> problems) implements Outcome {}

        /** Nothing is other than before; a retry needs no correction. */
        record NothingChanged() implements Outcome {}

        /** No incident stops an onboarding of this tenant now, or it cannot be planned anew any more. */
        record NotNow() implements Outcome {}

        /** Somebody changed the tenant since that version; nothing was overwritten. */
        record Overtaken() implements Outcome {}
    }

    /** What may be put right now; empty unless the tenant's onboarding stands at an incident and can be planned anew. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Set<Field> correctable(TenantId tenant) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        onboarding(tenant).filter(run -> runs.editable(run.id())).ifPresent(run -> {
            fields.addAll(EnumSet.allOf(Field.class));
            fields.removeAll(Correction.FIXED);
            fields.removeAll(fixed(run));
        });
        return fields;
    }

    /** What a step has carried out into the world under its old value, and which it would not take away for a new one. */
    private Set<Field> fixed(RunSummary run) {
        Set<Field> fixed = EnumSet.noneOf(Field.class);
        runs.begun(run.id()).forEach(step -> fixed.addAll(CARRIED_OUT.getOrDefault(step, Set.of())));
        return fixed;
    }

    /**
     * Keeps the draft as the tenant's and has its run planned anew with it, all or nothing. A new approval is asked for only where the
     * plan leaves what was approved.
     *
     * @param version of the tenant as it was looked at
     */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Outcome correct(TenantId tenant, long version, TenantDraft draft) {
        return onboarding(tenant)
                .map(run -> correct(tenant, run, version, draft))
                .orElseGet(Outcome.NotNow::new);
    }

    private Outcome correct(TenantId tenant, RunSummary run, long version, TenantDraft draft) {
        return switch (states.check(tenant, StateName.ONBOARDING, version, draft, fixed(run), caller.actor())) {
            case Corrected.Overtaken overtaken -> new Outcome.Overtaken();
            case Corrected.Refused(var problems) -> new Outcome.Refused(problems);
            case Corrected.Checked checked
            when checked.correction().changed().isEmpty() -> new Outcome.NothingChanged();
            case Corrected.Checked checked -> planAnew(tenant, run, checked);
        };
    }

    private Outcome planAnew(TenantId tenant, RunSummary run, Corrected.Checked checked) {
        var correction = checked.correction();
        Decision decision = runs.edit(tenant, run.id(), correction.profile(), correction.names());
        if (!(decision instanceof Decision.Taken)) {
            return new Outcome.NotNow();
        }
        states.keep(tenant, checked);
        return new Outcome.PlannedAnew(run.number());
    }

    private Optional<RunSummary> onboarding(TenantId tenant) {
        return runs.open(tenant).filter(run -> run.kind() == RunKind.ONBOARD);
    }
}
