package dev.tenantry.runs;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;

import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.UseCase;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Breaking a lock that another run, machine or person holds: one asks with a reason, somebody else confirms, and only then
 * does the run break exactly that lock and try again.
 */
@UseCase
public class LockReleases {

    private final RunDecisions decisions;
    private final LockReleaseRows rows;
    private final Notifications notifications;
    private final CurrentActor caller;
    private final Clock clock;

    LockReleases(
            RunDecisions decisions,
            LockReleaseRows rows,
            Notifications notifications,
            CurrentActor caller,
            Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.notifications = notifications;
        this.caller = caller;
        this.clock = clock;
    }

    /** Asks; nothing is broken yet. Asking for what is asked already changes nothing. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision ask(TenantId tenant, RunId run, String lock, String reason) {
        return atIncident(tenant, run, lock, (found, held) -> {
            if (rows.ask(tenant, run, lock, reason, by(), clock.instant())) {
                decisions.commit(
                        found, "run.lock-release-asked", reason, event(RunEvent.Kind.LOCK_RELEASE_ASKED, held));
                notifications.tell(RunNotices.lockReleaseWanted(found));
            }
            return new Decision.Taken();
        });
    }

    /** Confirms what somebody else has asked for; the run goes on and breaks that lock. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision confirm(TenantId tenant, RunId run, String lock) {
        return atIncident(tenant, run, lock, (found, held) -> {
            Optional<LockRelease> asked = rows.find(run, lock);
            if (asked.isEmpty()) {
                return new Decision.TooLate(found.state());
            }
            if (asked.get().askedBy().equals(by())) {
                return new Decision.SecondPersonNeeded();
            }
            rows.confirm(run, lock, by(), clock.instant());
            decisions.commit(
                    decisions.retried(found),
                    "run.lock-release-confirmed",
                    asked.get().reason(),
                    event(RunEvent.Kind.LOCK_RELEASE_CONFIRMED, held));
            return new Decision.Taken();
        });
    }

    /** Takes a wish back, one's own or another's, before it was confirmed. */
    @Allow({OPERATOR, PROVIDER_ADMIN})
    public Decision withdraw(TenantId tenant, RunId run, String lock) {
        return atIncident(tenant, run, lock, (found, held) -> {
            if (!rows.withdraw(run, lock)) {
                return new Decision.TooLate(found.state());
            }
            decisions.commit(
                    found, "run.lock-release-withdrawn", null, event(RunEvent.Kind.LOCK_RELEASE_WITHDRAWN, held));
            return new Decision.Taken();
        });
    }

    /** Only while the run stands still because of exactly this lock. */
    private Decision atIncident(TenantId tenant, RunId id, String lock, BiFunction<Run, Held, Decision> act) {
        Optional<Run> found = decisions.locked(tenant, id);
        if (found.isEmpty()) {
            return new Decision.NotFound();
        }
        Run run = found.get();
        Held held = run.heldBy();
        return held != null && held.lock().equals(lock) ? act.apply(run, held) : new Decision.TooLate(run.state());
    }

    private String by() {
        return caller.actor().reference();
    }

    private static RunEvent event(RunEvent.Kind kind, Held held) {
        return new RunEvent(kind, null, Map.of("lock", held.lock(), "who", held.who(), "since", held.since()));
    }
}
