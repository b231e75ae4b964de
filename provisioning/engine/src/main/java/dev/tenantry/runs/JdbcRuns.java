package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Sayings;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.Wanted;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs as rows; every save is guarded by the version that was read. */
final class JdbcRuns implements RunStore {

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final RunRows rows;
    private final Clock clock;
    private final RunMeters meters;

    /** One that nobody measures. */
    JdbcRuns(TenantScope scope, JdbcClient jdbc, Clock clock) {
        this(scope, jdbc, clock, new RunMeters(new CompositeMeterRegistry()));
    }

    JdbcRuns(TenantScope scope, JdbcClient jdbc, Clock clock, RunMeters meters) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.rows = new RunRows(jdbc);
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public Run load(RunId id) {
        return scope.asProvider(() -> rows.find(id).orElseThrow(() -> new NoSuchElementException("no run " + id)));
    }

    @Override
    public Run save(Run run, List<RunEvent> events) {
        return scope.asProvider(() -> {
            update(run);
            keep(run, run.look());
            run.steps().forEach(step -> update(run, step));
            events.forEach(event -> append(run, event, null));
            announce(run.id());
            return load(run.id());
        });
    }

    @Override
    public Optional<PlanDocument> approved(RunId id) {
        return scope.asProvider(() ->
                jdbc.sql("""
                select document from run_plan join run_approval using (run_id, revision)
                where run_id = ? and decision = 'APPROVED' order by revision desc limit 1
                """).param(id.value()).query(String.class).optional().map(PlanJson::document));
    }

    @Override
    public Run savePlanned(Run run, PlanDocument document, List<RunEvent> events) {
        return scope.asProvider(() -> {
            jdbc.sql("""
                    insert into run_plan (run_id, tenant_id, revision, hash, document, created_at)
                    values (?, ?, ?, ?, ?::jsonb, ?)
                    """)
                    .params(
                            run.id().value(),
                            run.tenant().value(),
                            run.planRevision(),
                            String.valueOf(run.planHash()),
                            PlanJson.canonical(document),
                            Timestamp.from(clock.instant()))
                    .update();
            return save(run, events);
        });
    }

    /** Other inputs than the run was created with; within the scope and transaction of whoever saves it with them. */
    void want(RunId id, Wanted wanted) {
        jdbc.sql("update run set profile = ?::jsonb where id = ?")
                .params(PlanJson.wanted(wanted), id.value())
                .update();
    }

    private void update(Run run) {
        Run.Incident incident = run.incident();
        int changed = jdbc.sql("""
                update run set state = :state, ended = :ended, plan_hash = :hash, plan_revision = :revision,
                    incident_step = :step, incident = :failure::jsonb, incident_back = :back, incident_since = :since,
                    incident_work = :work,
                    forced = :forced,
                    started_at = :started, finished_at = :finished, changed_at = :now, version = version + 1
                where id = :id and version = :version
                """)
                .param("state", run.state().name())
                .param("ended", run.state().ended())
                .param("hash", run.planHash())
                .param("revision", run.planRevision())
                .param("step", incident == null ? null : incident.step())
                .param("failure", incident == null ? null : PlanJson.failure(incident.failure()))
                .param("back", incident == null ? null : incident.goingBack())
                .param("since", incident == null ? null : time(incident.since()))
                .param("work", incident == null ? null : incident.work().name())
                .param("forced", run.forced())
                .param("started", time(run.startedAt()))
                .param("finished", time(run.finishedAt()))
                .param("now", time(clock.instant()))
                .param("id", run.id().value())
                .param("version", run.version())
                .update();
        if (changed == 0) {
            throw new RunChanged(run.id(), run.version());
        }
    }

    /** Once it is over, the run has gone on without it or been left with it. */
    private void keep(Run run, @Nullable Look look) {
        if (look == null) {
            jdbc.sql("delete from run_look where run_id = ?")
                    .param(run.id().value())
                    .update();
            return;
        }
        jdbc.sql("""
                insert into run_look (run_id, tenant_id, look) values (?, ?, ?::jsonb)
                on conflict (run_id) do update set look = excluded.look
                """)
                .params(run.id().value(), run.tenant().value(), PlanJson.look(look))
                .update();
    }

    /** A part is long and seldom another: the same one stays where it lies. */
    private void update(Run run, RunStep step) {
        jdbc.sql("""
                update run_step set phase = :phase, attempt = :attempt, tries = :tries, stale = :stale,
                    part = case when part is distinct from :part::jsonb then :part::jsonb else part end,
                    memo = :memo::jsonb, outputs = :outputs::jsonb, failure = :failure::jsonb, saying = :saying,
                    started_at = :started, finished_at = :finished
                where run_id = :run and position = :position
                """)
                .param("phase", step.phase().name())
                .param("attempt", step.attempt())
                .param("tries", step.tries())
                .param("stale", step.stale())
                .param("part", PlanJson.part(step.part()))
                .param("memo", PlanJson.facts(step.memo()))
                .param("outputs", PlanJson.facts(step.outputs()))
                .param("failure", PlanJson.failure(step.failure()))
                .param("saying", text(step.saying()))
                .param("started", time(step.startedAt()))
                .param("finished", time(step.finishedAt()))
                .param("run", run.id().value())
                .param("position", step.position())
                .update();
    }

    /** @param actor who caused it, or null for the engine itself */
    void append(Run run, RunEvent event, @Nullable String actor) {
        jdbc.sql("""
                insert into run_event (run_id, tenant_id, seq, at, kind, step, facts, actor)
                select :run, :tenant, coalesce(max(seq), 0) + 1, :at, :kind, :step, :facts::jsonb, :actor
                from run_event where run_id = :run
                """)
                .param("run", run.id().value())
                .param("tenant", run.tenant().value())
                .param("at", time(clock.instant()))
                .param("kind", event.kind().name())
                .param("step", event.step())
                .param("facts", PlanJson.facts(new Facts(event.facts())))
                .param("actor", actor)
                .update();
        meters.saw(run, event);
        RunSpans.saw(run, event, clock.instant());
    }

    /** Wakes every page that follows the run, and every list, once the transaction has committed. */
    private void announce(RunId id) {
        jdbc.sql("select pg_notify(?, ?)")
                .params(RunFeed.CHANGED, id.toString())
                .query((row, at) -> "")
                .list();
    }

    /**
     * Inserts a run with its steps. A repeated request key returns the first run's id; empty if another run that changes
     * the tenant is still open.
     */
    Optional<UUID> insert(Run run, String requestKey, boolean mutating) {
        return scope.asProvider(() -> {
            if (insertRow(run, requestKey, mutating) == 1) {
                run.steps().forEach(step -> insert(run, step));
                append(
                        run,
                        RunEvent.of(RunEvent.Kind.REQUESTED),
                        run.requested().by());
                announce(run.id());
            }
            return jdbc.sql("select id from run where request_key = ?")
                    .param(requestKey)
                    .query(UUID.class)
                    .optional();
        });
    }

    /** Both unique indexes, the key's and "one mutating run per tenant", make it insert nothing. */
    private int insertRow(Run run, String requestKey, boolean mutating) {
        return jdbc.sql("""
                insert into run (id, tenant_id, kind, mutating, state, ended, requested_by, requested_at,
                    request_key, profile_schema, profile)
                values (:id, :tenant, :kind, :mutating, :state, false, :by, :at, :key, :schema, :profile::jsonb)
                on conflict do nothing
                """)
                .param("id", run.id().value())
                .param("tenant", run.tenant().value())
                .param("kind", run.kind().name())
                .param("mutating", mutating)
                .param("state", run.state().name())
                .param("by", run.requested().by())
                .param("at", time(run.requested().at()))
                .param("key", requestKey)
                .param("schema", TenantProfile.SCHEMA)
                .param("profile", PlanJson.wanted(run.wanted()))
                .update();
    }

    private void insert(Run run, RunStep step) {
        jdbc.sql("insert into run_step (run_id, tenant_id, position, step, phase) values (?, ?, ?, ?, ?)")
                .params(
                        run.id().value(),
                        run.tenant().value(),
                        step.position(),
                        step.key().toString(),
                        step.phase().name())
                .update();
    }

    private static @Nullable String text(@Nullable Saying saying) {
        return saying == null ? null : Sayings.text(saying);
    }

    private static @Nullable Timestamp time(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
