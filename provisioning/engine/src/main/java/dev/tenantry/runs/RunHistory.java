package dev.tenantry.runs;

import dev.tenantry.steps.Held;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what has become of one run, within the scope that the caller opened. */
@Component
final class RunHistory {

    private static final int NEWEST_EVENTS = 500;

    private final JdbcClient jdbc;
    private final RunRows rows;
    private final RunQueries queries;
    private final StepCatalogue catalogue;
    private final LockReleaseRows releases;
    private final RollbackRows rollbacks;
    private final PauseRows pauses;

    RunHistory(JdbcClient jdbc, RunQueries queries, StepCatalogue catalogue) {
        this.jdbc = jdbc;
        this.rows = new RunRows(jdbc);
        this.queries = queries;
        this.catalogue = catalogue;
        this.releases = new LockReleaseRows(jdbc);
        this.rollbacks = new RollbackRows(jdbc);
        this.pauses = new PauseRows(jdbc);
    }

    Optional<RunDetail> detail(TenantId tenant, RunId id) {
        return rows.find(id).filter(run -> run.tenant().equals(tenant)).map(run -> {
            Set<RunDetail.Choice> choices = RunChoices.of(run, catalogue);
            return new RunDetail(
                    run,
                    usual(run),
                    events(id),
                    decisions(id),
                    choices,
                    askedBy(run),
                    release(run),
                    choices.contains(RunDetail.Choice.ROLL_BACK) ? rollbacks.of(run) : null,
                    pause(run));
        });
    }

    /** How long it takes to do a step says nothing of how long it takes to look at it. */
    private Map<StepKey, Duration> usual(Run run) {
        return run.kind().changes()
                ? queries.usual(run.steps().stream().map(RunStep::key).toList(), run.id())
                : Map.of();
    }

    /** References of who asked for the run, or edited what it wants since, however long ago. */
    Set<String> askedBy(Run run) {
        List<String> editors = jdbc.sql(
                        "select distinct actor from run_event where run_id = ? and kind = ? and actor is not null")
                .params(run.id().value(), RunEvent.Kind.INPUTS_EDITED.name())
                .query((row, at) -> row.getString(1))
                .list();
        return Stream.concat(Stream.of(run.requested().by()), editors.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable Pause pause(Run run) {
        return run.state().ended() ? null : pauses.over(run.tenant()).orElse(null);
    }

    private @Nullable LockRelease release(Run run) {
        Held held = run.heldBy();
        return held == null ? null : releases.find(run.id(), held.lock()).orElse(null);
    }

    private List<RunDetail.Told> events(RunId run) {
        return jdbc.sql("""
                select seq, at, kind, step, facts, actor from (
                    select seq, at, kind, step, facts, actor from run_event where run_id = ? order by seq desc limit ?) newest
                order by seq
                """)
                .params(run.value(), NEWEST_EVENTS)
                .query((row, at) -> new RunDetail.Told(
                        row.getLong("seq"),
                        RunRows.instantOf(row, "at"),
                        new RunEvent(
                                RunEvent.Kind.valueOf(row.getString("kind")),
                                row.getObject("step", Integer.class),
                                PlanJson.facts(row.getString("facts")).values()),
                        row.getString("actor")))
                .list();
    }

    private List<RunDetail.Decided> decisions(RunId run) {
        return jdbc.sql("select revision, decision, actor, at from run_approval where run_id = ? order by at")
                .param(run.value())
                .query((row, at) -> new RunDetail.Decided(
                        row.getInt("revision"),
                        row.getString("decision"),
                        row.getString("actor"),
                        RunRows.instantOf(row, "at")))
                .list();
    }

    Optional<RunPlan> plan(TenantId tenant, RunId run) {
        return jdbc.sql("""
                select revision, hash, document from run_plan where run_id = ? and tenant_id = ?
                order by revision desc limit 1
                """)
                .params(run.value(), tenant.value())
                .query((row, at) -> new RunPlan(
                        row.getInt("revision"), row.getString("hash"), PlanJson.document(row.getString("document"))))
                .optional();
    }
}
