package dev.tenantry.runs;

import dev.tenantry.steps.Failure;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Sayings;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads runs from their rows, within the scope that the caller opened. */
final class RunRows {

    private final JdbcClient jdbc;

    RunRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Run> find(RunId id) {
        List<RunStep> steps =
                jdbc.sql("""
                select position, step, phase, attempt, tries, stale, part, memo, outputs, failure, saying, started_at, finished_at
                from run_step where run_id = ? order by position
                """).param(id.value()).query((row, at) -> step(row)).list();
        return jdbc.sql("""
                select id, number, run.tenant_id, kind, state, requested_by, requested_at, profile, plan_hash, plan_revision,
                    incident_step, incident, incident_back, incident_since, incident_work, forced, started_at, finished_at,
                    version, look
                from run left join run_look on run_id = id where id = ?
                """)
                .param(id.value())
                .query((row, at) -> run(row, steps).with(look(row.getString("look"))))
                .optional();
    }

    private static @Nullable Look look(@Nullable String json) {
        return json == null ? null : PlanJson.look(json);
    }

    private static Run run(ResultSet row, List<RunStep> steps) throws SQLException {
        RunKind kind = RunKind.valueOf(row.getString("kind"));
        return new Run(
                new RunId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                kind,
                RunState.valueOf(row.getString("state")),
                new Run.Requested(row.getString("requested_by"), instantOf(row, "requested_at")),
                PlanJson.wanted(kind, row.getString("profile")),
                steps,
                row.getString("plan_hash"),
                row.getInt("plan_revision"),
                incident(row),
                row.getBoolean("forced"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getLong("version"));
    }

    private static Run.@Nullable Incident incident(ResultSet row) throws SQLException {
        Failure failure = PlanJson.failure(row.getString("incident"), null);
        return failure == null
                ? null
                : new Run.Incident(
                        row.getInt("incident_step"),
                        failure,
                        row.getBoolean("incident_back"),
                        instantOf(row, "incident_since"),
                        work(row.getString("incident_work")));
    }

    private static Run.Work work(@Nullable String name) {
        return name == null ? Run.Work.OVER : Run.Work.valueOf(name);
    }

    private static RunStep step(ResultSet row) throws SQLException {
        return new RunStep(
                row.getInt("position"),
                StepKey.of(row.getString("step")),
                StepPhase.valueOf(row.getString("phase")),
                row.getInt("attempt"),
                row.getInt("tries"),
                row.getInt("stale"),
                PlanJson.part(row.getString("part"), null),
                PlanJson.facts(row.getString("memo")),
                PlanJson.facts(row.getString("outputs")),
                PlanJson.failure(row.getString("failure"), null),
                saying(row.getString("saying")),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static @Nullable Saying saying(@Nullable String text) {
        return text == null ? null : Sayings.of(text);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant instantOf(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
