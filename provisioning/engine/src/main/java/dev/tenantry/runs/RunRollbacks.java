package dev.tenantry.runs;

import dev.tenantry.identity.CurrentActor;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rolling back: at once where nothing holds data, else when a second person confirms what a first one has asked for. */
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
        return where(
                tenant,
                id,
                (run, rollback) -> rollback.needsTwo() ? new Decision.SecondPersonNeeded() : begin(run, reason));
    }

    /** Asking for what is asked already changes nothing. */
    Decision ask(TenantId tenant, RunId id, String reason) {
        return where(tenant, id, (run, rollback) -> {
            if (!rollback.needsTwo()) {
                return new Decision.NothingAsked();
            }
            return rollback.asked() == null ? ask(run, reason) : new Decision.SecondPersonAsked();
        });
    }

    /** @param askedAt when the wish was uttered that the person has seen: no other one is confirmed */
    Decision confirm(TenantId tenant, RunId id, Instant askedAt) {
        return where(tenant, id, (run, rollback) -> {
            RollbackWish asked = rollback.asked();
            if (asked == null || !asked.askedAt().equals(askedAt)) {
                return new Decision.NothingAsked();
            }
            return asked.askedBy().equals(by()) ? new Decision.SecondPersonNeeded() : begin(run, asked.reason());
        });
    }

    private Decision where(TenantId tenant, RunId id, BiFunction<Run, Rollback, Decision> act) {
        Optional<Run> found = decisions.locked(tenant, id);
        if (found.isEmpty()) {
            return new Decision.NotFound();
        }
        Run run = found.get();
        return decisions.isOpen(run, Choice.ROLL_BACK)
                ? act.apply(run, rows.of(run))
                : new Decision.TooLate(run.state());
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

    private Decision ask(Run run, String reason) {
        rows.ask(run, new RollbackWish(reason, by(), clock.instant()));
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
            return new Decision.NothingAsked();
        }
        rows.forget(run);
        decisions.commit(run, "run.rollback-withdrawn", null, RunEvent.of(RunEvent.Kind.ROLLBACK_WITHDRAWN));
        return new Decision.Taken();
    }

    private String by() {
        return caller.actor().reference();
    }
}
