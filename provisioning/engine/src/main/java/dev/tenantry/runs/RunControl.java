package dev.tenantry.runs;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;

import dev.tenantry.identity.Allow;
import dev.tenantry.identity.UseCase;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people decide about a run. Every decision is audited in the transaction that carries it out. */
@UseCase
public class RunControl {

    private final RunDecisions decisions;
    private final RunApprovals approvals;
    private final RunRollbacks rollbacks;

    RunControl(RunDecisions decisions, RunApprovals approvals, RunRollbacks rollbacks) {
        this.decisions = decisions;
        this.approvals = approvals;
        this.rollbacks = rollbacks;
    }

    /**
     * Approves exactly the plan with this keyed hash and lets the run begin, or go on if it was a stale plan.
     *
     * @param planHash as the person saw it
     */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision approve(TenantId tenant, RunId run, String planHash, @Nullable String reason) {
        return approvals.approve(tenant, run, planHash, reason);
    }

    /** Ends the run if nothing has been done yet, else leaves it to be rolled back or left. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision reject(TenantId tenant, RunId run, String reason) {
        return approvals.reject(tenant, run, reason);
    }

    /** Stops politely; what runs may take its cool-off. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision cancel(TenantId tenant, RunId run, @Nullable String reason) {
        return decisions.decide(
                tenant, run, Choice.CANCEL, "run.cancelled", reason, found -> found.in(RunState.CANCELLING));
    }

    /** Ends what still runs at once, after a cancel; it may leave half-made things behind. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision force(TenantId tenant, RunId run, @Nullable String reason) {
        return decisions.decide(tenant, run, Choice.FORCE, "run.forced", reason, Run::withForce);
    }

    /** Tries again where an incident stopped it, forward or back; a plan that nobody has approved yet is put before a person first. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision retry(TenantId tenant, RunId run) {
        return decisions.retry(tenant, run);
    }

    /** Goes on without the step that failed, where that step allows it. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision skip(TenantId tenant, RunId run, String reason) {
        return decisions.skip(tenant, run, reason);
    }

    /** Looks once more at what is there of a run that stands still; reading only. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision look(TenantId tenant, RunId run) {
        return decisions.look(tenant, run);
    }

    /**
     * Undoes what was done, in reverse, back to the pivot. Refused where that destroys what holds data, as {@link RunDetail#rollback} says:
     * then one person asks and another confirms.
     */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision rollBack(TenantId tenant, RunId run, @Nullable String reason) {
        return rollbacks.rollBack(tenant, run, reason);
    }

    /** Asks for a rollback that destroys what holds data; nothing is destroyed yet. Asking for what is asked already changes nothing. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision askRollback(TenantId tenant, RunId run, String reason) {
        return rollbacks.ask(tenant, run, reason);
    }

    /**
     * Confirms what somebody else has asked for at this incident, and begins the rollback.
     *
     * @param askedAt when the wish was uttered that the person has seen: no other one is meant
     */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision confirmRollback(TenantId tenant, RunId run, Instant askedAt) {
        return rollbacks.confirm(tenant, run, askedAt);
    }

    /** Takes back the wish for a rollback, one's own or another's, before a second person has confirmed it. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision withdrawRollback(TenantId tenant, RunId run) {
        return rollbacks.withdraw(tenant, run);
    }

    /** Ends the run and leaves what exists as it is. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision leave(TenantId tenant, RunId run, String reason) {
        return decisions.leave(tenant, run, reason);
    }

    /** What became of a decision. */
    public sealed interface Decision {

        record Taken() implements Decision {}

        /** The plan is no longer the one that was shown. */
        record PlanChanged(@Nullable String now) implements Decision {}

        /** Data could be lost, so whoever asked for the run may not approve it. */
        record SecondPersonNeeded() implements Decision {}

        /** Data would be lost, so it waits until somebody else confirms; asking again changes nothing. */
        record SecondPersonAsked() implements Decision {}

        /** Nothing is asked for, or no longer what was seen. */
        record NothingAsked() implements Decision {}

        /** The run is in another state meanwhile. */
        record TooLate(RunState now) implements Decision {}

        record NotFound() implements Decision {}
    }

    static Map<String, String> facts(Run run) {
        return Map.of("number", Long.toString(run.number()), "kind", run.kind().name());
    }
}
