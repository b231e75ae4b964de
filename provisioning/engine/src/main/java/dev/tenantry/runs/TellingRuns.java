package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.steps.RunId;
import java.util.List;
import java.util.Optional;

/**
 * Has people told of runs that wait for them, in the transaction that made them wait. One that only compares wakes nobody: it
 * waits in the list of what needs somebody.
 */
final class TellingRuns implements RunStore {

    private final RunStore runs;
    private final TenantScope scope;
    private final Notifications notifications;

    TellingRuns(RunStore runs, TenantScope scope, Notifications notifications) {
        this.runs = runs;
        this.scope = scope;
        this.notifications = notifications;
    }

    @Override
    public Run load(RunId id) {
        return runs.load(id);
    }

    @Override
    public Run save(Run run, List<RunEvent> events) {
        return scope.asProvider(() -> {
            Run saved = runs.save(run, events);
            Run.Incident incident = saved.incident();
            if (incident != null
                    && saved.kind().changes()
                    && events.stream().anyMatch(event -> event.kind() == RunEvent.Kind.INCIDENT)) {
                notifications.tell(RunNotices.incident(saved, incident.failure()));
            }
            return saved;
        });
    }

    @Override
    public Optional<PlanDocument> approved(RunId id) {
        return runs.approved(id);
    }

    @Override
    public Run savePlanned(Run run, PlanDocument document, List<RunEvent> events) {
        return scope.asProvider(() -> {
            Run saved = runs.savePlanned(run, document, events);
            if (saved.state() == RunState.AWAITING_APPROVAL) {
                notifications.tell(RunNotices.approvalWanted(saved));
            }
            return saved;
        });
    }
}
