package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.RunId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Has people told of runs that wait for them, in the transaction that made them wait. */
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
            if (incident != null && events.stream().anyMatch(event -> event.kind() == RunEvent.Kind.INCIDENT)) {
                tell(NoticeKind.RUN_INCIDENT, saved, facts(incident.failure()));
            }
            return saved;
        });
    }

    @Override
    public Run savePlanned(Run run, PlanDocument document, List<RunEvent> events) {
        return scope.asProvider(() -> {
            Run saved = runs.savePlanned(run, document, events);
            tell(NoticeKind.APPROVAL_WANTED, saved, Map.of());
            return saved;
        });
    }

    private void tell(NoticeKind kind, Run run, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(more);
        facts.put("tenant", run.wanted().slug().value());
        facts.put("run", Long.toString(run.number()));
        facts.put("kind", "RunKind." + run.kind().name());
        notifications.tell(new Notice(kind, run.tenant(), facts, "runs/" + run.number()));
    }

    /** The class alone: what a system answered is for the page, behind its access check. */
    private static Map<String, String> facts(Failure failure) {
        return Map.of("cause", "FailureClass." + failure.failureClass().name());
    }
}
