package dev.tenantry.runs;

import dev.tenantry.identity.CurrentActor;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Approving and rejecting plans: bound to the hash that was shown, by a second person where data could be lost. */
@Component
class RunApprovals {

    private final JdbcClient jdbc;
    private final RunDecisions decisions;
    private final RunHistory history;
    private final CurrentActor caller;
    private final Clock clock;

    RunApprovals(JdbcClient jdbc, RunDecisions decisions, RunHistory history, CurrentActor caller, Clock clock) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.history = history;
        this.caller = caller;
        this.clock = clock;
    }

    Decision approve(TenantId tenant, RunId id, String planHash, @Nullable String reason) {
        Optional<Run> found = decisions.locked(tenant, id);
        if (found.isEmpty()) {
            return new Decision.NotFound();
        }
        Run run = found.get();
        Optional<Decision> objection = objection(run, planHash, isTheirs(run), () -> needsSecondPerson(run));
        if (objection.isPresent()) {
            return objection.get();
        }
        note(run, planHash, "APPROVED");
        return decisions.decide(
                tenant, id, Choice.APPROVE, "run.approved", reason, open -> open.approved(clock.instant()));
    }

    Decision reject(TenantId tenant, RunId id, String reason) {
        Optional<Run> found = decisions.locked(tenant, id);
        found.filter(run -> run.state() == RunState.AWAITING_APPROVAL)
                .ifPresent(run -> note(run, String.valueOf(run.planHash()), "REJECTED"));
        return decisions.decide(
                tenant, id, Choice.REJECT, "run.rejected", reason, run -> rejected(run, clock.instant()));
    }

    /** Whether the caller has asked for the run, or for what it wants by now. */
    private boolean isTheirs(Run run) {
        return history.askedBy(run).contains(caller.actor().reference());
    }

    /**
     * Why a person may not approve the plan with this hash, if so.
     *
     * @param theirs whether the person has asked for what is planned
     */
    static Optional<Decision> objection(Run run, String planHash, boolean theirs, BooleanSupplier losesData) {
        if (run.state() != RunState.AWAITING_APPROVAL) {
            return Optional.of(new Decision.TooLate(run.state()));
        }
        if (!planHash.equals(run.planHash())) {
            return Optional.of(new Decision.PlanChanged(run.planHash()));
        }
        if (theirs && losesData.getAsBoolean()) {
            return Optional.of(new Decision.SecondPersonNeeded());
        }
        return Optional.empty();
    }

    /** A run that has begun is not simply over: a person must say what becomes of what exists. */
    static Run rejected(Run run, Instant now) {
        return run.hasBegun() ? run.in(RunState.CANCELLING) : run.ended(RunState.REJECTED, now);
    }

    private boolean needsSecondPerson(Run run) {
        return history.plan(run.tenant(), run.id())
                .map(plan -> plan.document().destroysStateful())
                .orElse(true);
    }

    private void note(Run run, String hash, String decision) {
        jdbc.sql("""
                insert into run_approval (run_id, tenant_id, revision, hash, decision, actor, at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        run.id().value(),
                        run.tenant().value(),
                        run.planRevision(),
                        hash,
                        decision,
                        caller.actor().reference(),
                        Timestamp.from(clock.instant()))
                .update();
    }
}
