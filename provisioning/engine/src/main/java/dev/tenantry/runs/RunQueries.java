package dev.tenantry.runs;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists and counts over runs, within the scope that the caller opened. */
@Component
final class RunQueries {

    static final int PAGE = 50;

    private static final String SUMMARY = """
            select id, number, tenant_id, kind, state, requested_by, requested_at, changed_at, finished_at, incident,
                steps.done, steps.in_all, steps.current
            from run cross join lateral (
                select count(*) filter (where phase in ('DONE', 'COMPARED', 'SKIPPED')) as done, count(*) as in_all,
                       (array_agg(step order by position)
                           filter (where phase not in ('DONE', 'COMPARED', 'SKIPPED', 'WAITING', 'UNDONE')))[1] as current
                from run_step where run_step.run_id = run.id) steps
            """;

    private final JdbcClient jdbc;

    RunQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@link #PAGE} and one more, which tells that there is a next page. */
    List<RunSummary> list(RunFilter filter) {
        List<String> where = new ArrayList<>();
        if (!filter.states().isEmpty()) {
            where.add("state in (" + names(filter.states()) + ")");
        }
        if (!filter.kinds().isEmpty()) {
            where.add("kind in (" + names(filter.kinds()) + ")");
        }
        if (filter.tenant() != null) {
            where.add("tenant_id = :tenant");
        }
        if (filter.before() != null) {
            where.add("number < :before");
        }
        String condition = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        JdbcClient.StatementSpec query = jdbc.sql(SUMMARY + condition + " order by number desc limit " + (PAGE + 1));
        if (filter.tenant() != null) {
            query = query.param("tenant", filter.tenant().value());
        }
        if (filter.before() != null) {
            query = query.param("before", filter.before());
        }
        return query.query((row, at) -> summary(row)).list();
    }

    /** Only names of our own enums come here, so that nothing needs to be escaped. */
    private static String names(Collection<? extends Enum<?>> values) {
        return values.stream().map(value -> "'" + value.name() + "'").sorted().collect(Collectors.joining(", "));
    }

    Optional<RunSummary> mutating(TenantId tenant) {
        return jdbc.sql(SUMMARY + " where tenant_id = ? and mutating and not ended")
                .param(tenant.value())
                .query((row, at) -> summary(row))
                .optional();
    }

    /**
     * Each was refused before it began, or has undone what it did; one that was left as it is may have left anything. An
     * account of its own is no part of what a tenant agreed: its id stands in the draft.
     */
    boolean leftNothing(TenantId tenant) {
        return jdbc.sql("""
                        select not exists (select from run where tenant_id = ? and mutating and kind <> 'ACCOUNT'
                            and state not in ('REJECTED', 'ROLLED_BACK') and not (state = 'CANCELLED' and started_at is null))
                        """).param(tenant.value()).query(Boolean.class).single();
    }

    Optional<RunSummary> numbered(long number) {
        return jdbc.sql(SUMMARY + " where number = ?")
                .param(number)
                .query((row, at) -> summary(row))
                .optional();
    }

    Optional<TenantId> tenantOf(RunId run) {
        return jdbc.sql("select tenant_id from run where id = ?")
                .param(run.value())
                .query((row, at) -> new TenantId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** The newest run that changes each of these tenants, for those that have one. */
    List<RunSummary> newest(Collection<TenantId> tenants) {
        if (tenants.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(SUMMARY + """
                 where run.number in (
                    select (select number from run where tenant_id = wanted.id and mutating order by number desc limit 1)
                    from unnest(:tenants::uuid[]) as wanted(id))
                """)
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .query((row, at) -> summary(row))
                .list();
    }

    Map<TenantId, String> tenantNames(Collection<TenantId> tenants) {
        return jdbc
                .sql("""
                select wanted.id, newest.name
                from unnest(:tenants::uuid[]) as wanted(id) cross join lateral (
                    select coalesce(profile #>> '{company,displayName}', profile ->> 'displayName',
                        profile #>> '{profile,company,displayName}') as name
                    from run where tenant_id = wanted.id order by number desc limit 1) newest
                """)
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .query((row, at) -> Map.entry(new TenantId(row.getObject(1, UUID.class)), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What waits for a person: incidents first, then approvals, the oldest of each first. */
    List<RunSummary> waitingForPerson(int most) {
        return jdbc.sql(SUMMARY + """
                 where state in ('INCIDENT', 'AWAITING_APPROVAL')
                order by (state = 'INCIDENT') desc, changed_at limit ?
                """)
                .param(most)
                .query((row, at) -> summary(row))
                .list();
    }

    /** Runs that stand still while what one person has asked for waits for a second one. */
    Set<RunId> waitingForSecondPerson() {
        return jdbc.sql("""
                select run.id from run join run_rollback_wish wish on wish.run_id = run.id
                where state = 'INCIDENT' and wish.incident_since = run.incident_since
                union
                select run.id from run join run_lock_release release on release.run_id = run.id
                where state = 'INCIDENT' and confirmed_by is null and release.lock = run.incident #>> '{held,lock}'
                """)
                .query((row, at) -> new RunId(row.getObject(1, UUID.class)))
                .set();
    }

    /** Runs under way, the newest first. */
    List<RunSummary> underWay(int most) {
        return jdbc.sql(
                        SUMMARY
                                + " where not ended and state not in ('INCIDENT', 'AWAITING_APPROVAL') order by number desc limit ?")
                .param(most)
                .query((row, at) -> summary(row))
                .list();
    }

    /** Whether the run, of any state, is the tenant's. */
    boolean isOf(TenantId tenant, RunId run) {
        return jdbc.sql("select exists (select from run where id = ? and tenant_id = ?)")
                .params(run.value(), tenant.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * What a step, in whichever version, handed on in the tenant's newest run that did it and succeeded. A change of a live tenant
     * counts for what it has done, also if it was left in its middle: it is never taken back.
     */
    Optional<Facts> handedOn(TenantId tenant, String step) {
        return jdbc.sql("""
                        select outputs from run_step join run on run.id = run_id
                        where run.tenant_id = ? and split_part(step, '@', 1) = ? and phase = 'DONE'
                            and (state = 'SUCCEEDED' or kind = 'APPLY')
                        order by number desc limit 1
                        """)
                .params(tenant.value(), step)
                .query(String.class)
                .optional()
                .map(PlanJson::facts);
    }

    /** Steps that open runs name. */
    List<StepKey> openSteps() {
        return jdbc.sql("select distinct step from run_step join run on run.id = run_id where not ended")
                .query((row, at) -> StepKey.of(row.getString(1)))
                .list();
    }

    /** Median of the last 20 durations of each of these steps in other runs that are over; steps that never were done are missing. */
    Map<StepKey, Duration> usual(Collection<StepKey> steps, RunId inOthersThan) {
        return jdbc
                .sql("""
                select wanted.step, percentile_cont(0.5) within group (order by extract(epoch from past.took))
                from unnest(:steps::text[]) as wanted(step) cross join lateral (
                    select run_step.finished_at - run_step.started_at as took from run_step join run on run.id = run_id
                    where run_step.step = wanted.step and phase = 'DONE' and run_step.finished_at is not null and ended
                        and run.id <> :not
                    order by run_step.finished_at desc limit 20) past
                group by wanted.step
                """)
                .param("not", inOthersThan.value())
                .param("steps", steps.stream().map(StepKey::toString).toArray(String[]::new))
                .query((row, at) ->
                        Map.entry(StepKey.of(row.getString(1)), Duration.ofMillis(Math.round(row.getDouble(2) * 1000))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        String current = row.getString("current");
        return new RunSummary(
                new RunId(row.getObject("id", UUID.class)),
                row.getLong("number"),
                new TenantId(row.getObject("tenant_id", UUID.class)),
                RunKind.valueOf(row.getString("kind")),
                RunState.valueOf(row.getString("state")),
                row.getString("requested_by"),
                RunRows.instantOf(row, "requested_at"),
                RunRows.instantOf(row, "changed_at"),
                RunRows.instant(row, "finished_at"),
                row.getInt("done"),
                row.getInt("in_all"),
                current == null ? null : StepKey.of(current).name(),
                PlanJson.failure(row.getString("incident"), null));
    }
}
