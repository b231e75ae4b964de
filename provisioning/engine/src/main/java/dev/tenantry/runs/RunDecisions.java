package dev.tenantry.runs;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.Wanted;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Carries decisions out: locks the run, checks that the choice is open, changes it, audits and rings the engine's bell. */
@Component
class RunDecisions {

    private final JdbcClient jdbc;
    private final JdbcRuns runs;
    private final StepCatalogue catalogue;
    private final RunWaking waking;
    private final Audit audit;
    private final CurrentActor caller;
    private final Notifications notifications;
    private final Clock clock;

    RunDecisions(
            JdbcClient jdbc,
            JdbcRuns runs,
            StepCatalogue catalogue,
            RunWaking waking,
            Audit audit,
            CurrentActor caller,
            Notifications notifications,
            Clock clock) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.catalogue = catalogue;
        this.waking = waking;
        this.audit = audit;
        this.caller = caller;
        this.notifications = notifications;
        this.clock = clock;
    }

    Decision decide(
            TenantId tenant, RunId id, Choice choice, String act, @Nullable String reason, UnaryOperator<Run> change) {
        return decide(tenant, id, choice, act, reason, change, event(choice));
    }

    private Decision decide(
            TenantId tenant,
            RunId id,
            Choice choice,
            String act,
            @Nullable String reason,
            UnaryOperator<Run> change,
            RunEvent event) {
        Optional<Run> found = locked(tenant, id);
        if (found.isEmpty()) {
            return new Decision.NotFound();
        }
        Run run = found.get();
        if (!isOpen(run, choice)) {
            return new Decision.TooLate(run.state());
        }
        commit(change.apply(run), act, reason, event);
        return new Decision.Taken();
    }

    boolean isOpen(Run run, Choice choice) {
        return RunChoices.of(run, catalogue).contains(choice);
    }

    /** The run, locked until the caller's transaction ends; the engine's saves wait or meet a newer version. */
    Optional<Run> locked(TenantId tenant, RunId id) {
        return jdbc.sql("select id from run where id = ? and tenant_id = ? for update")
                .params(id.value(), tenant.value())
                .query((row, at) -> row.getString(1))
                .optional()
                .map(exists -> runs.load(id));
    }

    void commit(Run changed, String act, @Nullable String reason, RunEvent event) {
        String actor = caller.actor().reference();
        runs.save(changed, List.of());
        runs.append(changed, event, actor);
        Map<String, String> facts = new TreeMap<>(RunControl.facts(changed));
        facts.putAll(event.facts());
        audit.record(new AuditEntry(
                changed.tenant(),
                caller.actor(),
                act,
                new AuditEntry.Subject("run", changed.id().toString()),
                facts,
                reason));
        if (changed.state() == RunState.AWAITING_APPROVAL) {
            notifications.tell(RunNotices.approvalWanted(changed));
        }
        waking.ring(changed.id());
    }

    Decision skip(TenantId tenant, RunId id, String reason) {
        return decide(
                tenant,
                id,
                Choice.SKIP,
                "run.step-skipped",
                reason,
                run -> withoutFailed(run, approved(run), clock.instant()));
    }

    Decision retry(TenantId tenant, RunId id) {
        return decide(tenant, id, Choice.RETRY, "run.retried", null, this::retried);
    }

    /** Back to where the incident came from, under the approval as it stands. */
    Run retried(Run run) {
        return again(run, approved(run));
    }

    /** @param fields names of what was changed, never values */
    Decision edit(TenantId tenant, RunId id, Wanted wanted, String fields) {
        Decision decision = decide(
                tenant,
                id,
                Choice.EDIT,
                "run.inputs-edited",
                null,
                run -> run.edited(wanted),
                new RunEvent(RunEvent.Kind.INPUTS_EDITED, null, Map.of("fields", fields)));
        if (decision instanceof Decision.Taken) {
            runs.want(id, wanted);
        }
        return decision;
    }

    /** Whether the plan as it stands was approved: one that had to be asked for again may have been turned down. */
    private boolean approved(Run run) {
        return jdbc.sql(
                        "select exists (select from run_approval where run_id = ? and revision = ? and decision = 'APPROVED')")
                .params(run.id().value(), run.planRevision())
                .query(Boolean.class)
                .single();
    }

    /** On without the step that failed. */
    static Run withoutFailed(Run run, boolean approved, Instant now) {
        RunStep step = run.steps().get(incident(run).step());
        return run.with(step.ended(StepPhase.SKIPPED, now)).in(onward(run, approved));
    }

    Decision leave(TenantId tenant, RunId id, String reason) {
        return decide(
                tenant, id, Choice.LEAVE, "run.left", reason, run -> run.ended(RunState.CANCELLED, clock.instant()));
    }

    Decision look(TenantId tenant, RunId id) {
        return decide(tenant, id, Choice.LOOK, "run.look-asked", null, run -> run.with(Look.begun(clock.instant())));
    }

    /** Back to where the incident came from, but never past an approval. */
    static Run again(Run run, boolean approved) {
        Run.Incident incident = incident(run);
        Run fresh = run.with(run.steps().get(incident.step()).tryingAgain());
        if (incident.goingBack()) {
            return fresh.in(RunState.ROLLING_BACK);
        }
        return fresh.in(onward(run, approved));
    }

    /** Steps may all have their parts and yet stand in no plan that was put before a person. */
    private static RunState onward(Run run, boolean approved) {
        if (!run.isPlanned()) {
            return RunState.PLANNING;
        }
        return approved ? RunState.RUNNING : RunState.AWAITING_APPROVAL;
    }

    private static Run.Incident incident(Run run) {
        Run.Incident incident = run.incident();
        if (incident == null) {
            throw new IllegalStateException("no incident: " + run.id());
        }
        return incident;
    }

    private static RunEvent event(Choice choice) {
        return switch (choice) {
            case CANCEL -> RunEvent.of(RunEvent.Kind.CANCEL_REQUESTED);
            case FORCE -> RunEvent.of(RunEvent.Kind.FORCED);
            case ROLL_BACK -> RunEvent.of(RunEvent.Kind.ROLLBACK_BEGUN);
            case SKIP -> RunEvent.of(RunEvent.Kind.STEP_SKIPPED);
            case LOOK -> RunEvent.of(RunEvent.Kind.LOOK_ASKED);
            case RETRY -> RunEvent.of(RunEvent.Kind.STEP_RETRIED);
            case EDIT -> RunEvent.of(RunEvent.Kind.INPUTS_EDITED);
            case LEAVE -> new RunEvent(RunEvent.Kind.ENDED, null, Map.of("state", RunState.CANCELLED.name()));
            case APPROVE -> RunEvent.of(RunEvent.Kind.APPROVED);
            case REJECT -> RunEvent.of(RunEvent.Kind.REJECTED);
        };
    }
}
