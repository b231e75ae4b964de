package dev.tenantry.onboarding;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.UseCase;
import dev.tenantry.register.Checked;
import dev.tenantry.register.Field;
import dev.tenantry.register.Problem;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import dev.tenantry.register.TenantStates;
import dev.tenantry.runs.RunRequests;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;

/** Submitting a tenant: from here on a run builds what was agreed. */
@UseCase
public class Onboarding {

    private final TenantScope scope;
    private final TenantReading tenants;
    private final TenantStates states;
    private final RunRequests runs;
    private final Audit audit;
    private final CurrentActor caller;

    Onboarding(
            TenantScope scope,
            TenantReading tenants,
            TenantStates states,
            RunRequests runs,
            Audit audit,
            CurrentActor caller) {
        this.scope = scope;
        this.tenants = tenants;
        this.states = states;
        this.runs = runs;
        this.audit = audit;
        this.caller = caller;
    }

    /** What became of a submission. */
    public sealed interface Submission {

        /** Submitting twice names the same run. */
        record Submitted(RunId run) implements Submission {}

        record Refused(List<Problem> problems) implements Submission {}

        record Busy(long runNumber) implements Submission {}
    }

    /** Checks the draft as it is stored, makes the tenant an onboarding one and requests its run, all or nothing. */
    @Allow(
            value = {OPERATOR, PROVIDER_ADMIN},
            scope = Allow.Scope.BY_METHOD)
    public Submission submit(TenantId id) {
        Tenant tenant = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        try {
            return scope.asProvider(() -> submit(tenant));
        } catch (DuplicateKeyException taken) {
            Field field = String.valueOf(taken.getMessage()).contains("tenant_account") ? Field.ACCOUNT_ID : Field.SLUG;
            Problem.Kind kind = field == Field.SLUG ? Problem.Kind.SLUG_TAKEN : Problem.Kind.ACCOUNT_USED;
            return new Submission.Refused(List.of(new Problem(field, kind)));
        }
    }

    private Submission submit(Tenant tenant) {
        if (tenant.profile().isPresent()) {
            return request(tenant.id(), tenant.profile().get());
        }
        return switch (states.submit(tenant.id(), tenant.draft())) {
            case Checked.Invalid(var problems) -> new Submission.Refused(problems);
            case Checked.Valid(var profile) -> {
                audit.record(AuditEntry.of(
                        tenant.id(),
                        caller.actor(),
                        "tenant.submitted",
                        new AuditEntry.Subject("tenant", tenant.id().toString()),
                        Map.of("slug", profile.slug().value())));
                yield request(tenant.id(), profile);
            }
        };
    }

    private Submission request(TenantId tenant, TenantProfile profile) {
        return switch (runs.request(tenant, RunKind.ONBOARD, profile, caller.actor(), "onboard " + tenant)) {
            case RunRequests.Requested.Accepted(var run) -> new Submission.Submitted(run);
            case RunRequests.Requested.Busy(var run, var number) -> new Submission.Busy(number);
        };
    }
}
