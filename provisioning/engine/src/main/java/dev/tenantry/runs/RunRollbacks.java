package dev.tenantry.runs;

import dev.tenantry.identity.CurrentActor;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rolling back: at once where nothing holds data, else when a second person says the same as the first one. */
@Component
class RunRollbacks {

    private final RunDecisions decisions;
    private final RollbackRows rows;
    private final Notifications notifications;
    private final CurrentActor caller;
    private final Clock clock;

    RunRollbacks(
            RunDecisions decisions, RollbackRows rows, Notifications notifications, CurrentActor caller, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.notifications = notifications;
        this.caller = caller;
        this.clock = clock;
    }

    Decision rollBack(TenantId tenant, RunId id, @Nullable String reason) {
        Optional<Run> found = decisions.locked(tenant, id);
        if (found.isEmpty()) {
            return new Decision.NotFound();
        }
        Run run = found.get();
        Run.Incident incident = run.incident();
        if (incident == null || !decisions.isOpen(run, Choice.ROLL_BACK)) {
            return new Decision.TooLate(run.state());
        }
        Rollback rollback = rows.of(run);
        RollbackWish asked = rollback.asked();
        if (!rollback.needsTwo()) {
            return begin(run, reason);
        }
        return asked == null ? ask(run, incident, reason) : confirm(run, asked, reason);
    }

    /** What the first person said why is kept where the second one says nothing. */
    private Decision confirm(Run run, RollbackWish asked, @Nullable String reason) {
        return asked.askedBy().equals(by())
                ? new Decision.SecondPersonAsked()
                : begin(run, reason == null ? asked.reason() : reason);
    }

    private Decision begin(Run run, @Nullable String reason) {
        rows.forget(run);
        return decisions.decide(
                run.tenant(),
                run.id(),
                Choice.ROLL_BACK,
                "run.rolled-back",
                reason,
                found -> found.in(RunState.ROLLING_BACK));
    }

    private Decision ask(Run run, Run.Incident incident, @Nullable String reason) {
        rows.ask(run, incident, new RollbackWish(reason, by(), clock.instant()));
        decisions.commit(run, "run.rollback-asked", reason, RunEvent.of(RunEvent.Kind.ROLLBACK_ASKED));
        notifications.tell(RunNotices.rollbackWanted(run));
        return new Decision.SecondPersonAsked();
    }

    Decision withdraw(TenantId tenant, RunId id) {
        Optional<Run> found = decisions.locked(tenant, id);
        if (found.isEmpty()) {
            return new Decision.NotFound();
        }
        Run run = found.get();
        if (rows.asked(run).isEmpty()) {
            return new Decision.TooLate(run.state());
        }
        rows.forget(run);
        decisions.commit(run, "run.rollback-withdrawn", null, RunEvent.of(RunEvent.Kind.ROLLBACK_WITHDRAWN));
        return new Decision.Taken();
    }

    private String by() {
        return caller.actor().reference();
    }
}
