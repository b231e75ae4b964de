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
import dev.tenantry.register.Problem;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import dev.tenantry.register.TenantStates;
import dev.tenantry.runs.RunRequests;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/** Submitting a tenant: from here on a run builds what was agreed. */
@UseCase
public class Onboarding {

    private static final Logger LOG = LoggerFactory.getLogger(Onboarding.class);

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

        /** Submitting twice names the same run, unless that has ended in vain. */
        record Submitted(RunId run) implements Submission {}

        record Refused(List<Problem> problems) implements Submission {}

        /** A run is changing the tenant, perhaps making its account, and must end first. */
        record Busy(long runNumber) implements Submission {}

        /** The draft was changed since the version that was looked at; nothing was submitted. */
        record Overtaken() implements Submission {}
    }

    /** Checks the draft as it was looked at in this version, makes the tenant an onboarding one and requests its run, all or nothing. */
    @Allow(
            value = {OPERATOR, PROVIDER_ADMIN},
            scope = Allow.Scope.BY_METHOD)
    public Submission submit(TenantId id, long version) {
        Tenant tenant = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        if (tenant.profile().isEmpty() && tenant.version() != version) {
            return new Submission.Overtaken();
        }
        try {
            return scope.asProvider(() -> submit(tenant));
        } catch (DataIntegrityViolationException taken) {
            return afterTheOther(tenant, taken);
        }
    }

    /**
     * Those who submit wait for each other, unless an older portal is still there during an upgrade. Then the database is the judge, and
     * whoever asks again is told by the rules what is taken, or gets another free network.
     */
    private Submission afterTheOther(Tenant tenant, DataIntegrityViolationException taken) {
        LOG.info(
                "tenant {} is submitted once more: {}",
                tenant.id(),
                taken.getMostSpecificCause().getMessage());
        return scope.asProvider(() -> submit(tenant));
    }

    private Submission submit(Tenant tenant) {
        if (tenant.profile().isPresent()) {
            return request(tenant.id(), tenant.profile().get());
        }
        Optional<RunSummary> making = states.holdDraft(tenant.id()) ? runs.open(tenant.id()) : Optional.empty();
        if (making.isPresent()) {
            return new Submission.Busy(making.get().number());
        }
        return switch (states.submit(tenant)) {
            case TenantStates.Submitted.Refused(var problems) -> new Submission.Refused(problems);
            case TenantStates.Submitted.Overtaken overtaken -> new Submission.Overtaken();
            case TenantStates.Submitted.Done(var profile) -> {
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

    /** The run that is open or has done it; a new one if there is none, or if the last has ended in vain. */
    private Submission request(TenantId tenant, TenantProfile profile) {
        boolean held = states.holdOnboarding(tenant);
        Optional<RunSummary> last = runs.newest(tenant, RunKind.ONBOARD);
        if (last.isPresent() && !last.get().state().endedInVain()) {
            return new Submission.Submitted(last.get().id());
        }
        if (!held) {
            return new Submission.Overtaken();
        }
        return switch (runs.request(tenant, RunKind.ONBOARD, profile, caller.actor())) {
            case RunRequests.Requested.Accepted(var run) -> new Submission.Submitted(run);
            case RunRequests.Requested.Busy(var run, var number) -> new Submission.Busy(number);
        };
    }

    /**
     * Makes a tenant a draft again, so that it can be changed and submitted anew. Only if nothing exists of it: each of its runs
     * was rejected or rolled back. False, and nothing done, otherwise.
     */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public boolean reopen(TenantId tenant) {
        boolean reopened = states.holdOnboarding(tenant) && runs.leftNothing(tenant) && states.reopen(tenant);
        if (reopened) {
            audit.record(AuditEntry.of(
                    tenant,
                    caller.actor(),
                    "tenant.reopened",
                    new AuditEntry.Subject("tenant", tenant.toString()),
                    Map.of()));
        }
        return reopened;
    }
}
