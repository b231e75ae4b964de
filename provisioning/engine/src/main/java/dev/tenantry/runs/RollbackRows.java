package dev.tenantry.runs;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.PlannedPart;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a rollback would destroy, and who wants it, within the scope that the caller opened. */
@Component
class RollbackRows {

    private final JdbcClient jdbc;

    RollbackRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Rollback of(Run run) {
        return new Rollback(losing(run), asked(run).orElse(null));
    }

    /**
     * What this run was to make, by any of its plans, at a step that may have acted, and what loses data when it is taken away. A plan that
     * was made anew no longer names what the one before it made, so none of them is left out.
     */
    List<Change> losing(Run run) {
        Set<String> acted = run.steps().stream()
                .filter(RunStep::mayHaveActed)
                .map(step -> step.key().name())
                .collect(Collectors.toSet());
        Map<String, Change> losing = new LinkedHashMap<>();
        Stream.concat(planned(run, acted), current(run))
                .flatMap(part -> part.changes().stream())
                .filter(RollbackRows::isLostByUndoing)
                .forEach(change -> losing.putIfAbsent(change.system() + " " + change.address(), change));
        return List.copyOf(losing.values());
    }

    private static boolean isLostByUndoing(Change change) {
        return change.stateful()
                && switch (change.action()) {
                    case CREATE, REPLACE -> true;
                    case CHANGE, DESTROY, IMPORT -> false;
                };
    }

    private Stream<PlannedPart> planned(Run run, Set<String> acted) {
        return jdbc
                .sql("select document from run_plan where run_id = ? order by revision")
                .param(run.id().value())
                .query((row, at) -> PlanJson.document(row.getString("document")))
                .list()
                .stream()
                .flatMap(document -> document.steps().stream())
                .filter(step -> acted.contains(step.step().name()))
                .map(PlanDocument.PlannedStep::part);
    }

    private static Stream<PlannedPart> current(Run run) {
        return run.steps().stream()
                .filter(RunStep::mayHaveActed)
                .map(RunStep::part)
                .flatMap(Stream::ofNullable);
    }

    /** Only what was asked at the incident at which the run stands now. */
    Optional<RollbackWish> asked(Run run) {
        Run.Incident incident = run.incident();
        return incident == null
                ? Optional.empty()
                : jdbc.sql("""
                        select reason, asked_by, asked_at from run_rollback_wish where run_id = ? and incident_since = ?
                        """)
                        .params(run.id().value(), Timestamp.from(incident.since()))
                        .query((row, at) -> new RollbackWish(
                                row.getString("reason"), row.getString("asked_by"), RunRows.instantOf(row, "asked_at")))
                        .optional();
    }

    /** In place of an older one, which was meant for an earlier incident. */
    void ask(Run run, Run.Incident incident, RollbackWish wish) {
        jdbc.sql("""
                insert into run_rollback_wish (run_id, tenant_id, incident_since, reason, asked_by, asked_at)
                values (:run, :tenant, :since, :reason, :by, :at)
                on conflict (run_id) do update set incident_since = excluded.incident_since, reason = excluded.reason,
                    asked_by = excluded.asked_by, asked_at = excluded.asked_at
                """)
                .param("run", run.id().value())
                .param("tenant", run.tenant().value())
                .param("since", Timestamp.from(incident.since()))
                .param("reason", wish.reason())
                .param("by", wish.askedBy())
                .param("at", Timestamp.from(wish.askedAt()))
                .update();
    }

    void forget(Run run) {
        jdbc.sql("delete from run_rollback_wish where run_id = ?")
                .param(run.id().value())
                .update();
    }
}
