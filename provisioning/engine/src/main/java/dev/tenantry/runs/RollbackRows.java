package dev.tenantry.runs;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.PlannedPart;
import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
     * What this run, or one of this kind before it that was left as it is, was to make by any of its plans at a step that has acted, and what loses
     * data when it is taken away: a plan that is made later no longer names what is there already. What became exact only on the
     * way is named as long as no plan is made anew.
     */
    List<Change> losing(Run run) {
        Set<String> undone = run.steps().stream()
                .filter(RunStep::mayHaveActed)
                .map(step -> step.key().name())
                .collect(Collectors.toSet());
        Map<String, Change> losing = new LinkedHashMap<>();
        Stream.concat(planned(run, undone), current(run))
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

    private Stream<PlannedPart> planned(Run run, Set<String> undone) {
        Map<UUID, Set<String>> acted = acted(run);
        return jdbc
                .sql("select run_id, document from run_plan where run_id = any (?) order by created_at")
                .param(acted.keySet().toArray(UUID[]::new))
                .query((row, at) ->
                        Map.entry(row.getObject("run_id", UUID.class), PlanJson.document(row.getString("document"))))
                .list()
                .stream()
                .flatMap(plan -> plan.getValue().steps().stream()
                        .filter(step -> undone.contains(step.step().name()))
                        .filter(step -> acted.getOrDefault(plan.getKey(), Set.of())
                                .contains(step.step().name())))
                .map(PlanDocument.PlannedStep::part);
    }

    /** The steps that have acted of this run and of those of its kind before it, and that no later one has undone. */
    private Map<UUID, Set<String>> acted(Run run) {
        return jdbc
                .sql("""
                with step as (
                    select run.id, run.number, split_part(run_step.step, '@', 1) as name, attempt, phase
                    from run join run_step on run_step.run_id = run.id
                    where run.tenant_id = :tenant and run.kind = :kind and run.number <= :number)
                select id, name from step
                where attempt > 0 and phase <> 'UNDONE' and not exists (
                    select from step later
                    where later.name = step.name and later.phase = 'UNDONE' and later.number > step.number)
                """)
                .param("tenant", run.tenant().value())
                .param("kind", run.kind().name())
                .param("number", run.number())
                .query((row, at) -> Map.entry(row.getObject("id", UUID.class), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
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
    void ask(Run run, RollbackWish wish) {
        jdbc.sql("""
                insert into run_rollback_wish (run_id, tenant_id, incident_since, reason, asked_by, asked_at)
                values (:run, :tenant, :since, :reason, :by, :at)
                on conflict (run_id) do update set incident_since = excluded.incident_since, reason = excluded.reason,
                    asked_by = excluded.asked_by, asked_at = excluded.asked_at
                """)
                .param("run", run.id().value())
                .param("tenant", run.tenant().value())
                .param("since", Timestamp.from(incident(run).since()))
                .param("reason", wish.reason())
                .param("by", wish.askedBy())
                .param("at", Timestamp.from(wish.askedAt()))
                .update();
    }

    private static Run.Incident incident(Run run) {
        return Objects.requireNonNull(
                run.incident(), "nobody asks for the rollback of a run that does not stand still");
    }

    void forget(Run run) {
        jdbc.sql("delete from run_rollback_wish where run_id = ?")
                .param(run.id().value())
                .update();
    }
}
