package dev.tenantry.alarms;

import dev.tenantry.alarms.AlarmReport.Silence;
import dev.tenantry.alarms.AlarmStates.Standing;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.tenants.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whose alarms are looked at when, and how they stood, as rows; within the scope that the caller opened. */
@Component
class AlarmRows {

    private final JdbcClient jdbc;

    AlarmRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has the tenant looked at from then on; one that is already stays as it is. */
    void watch(TenantId tenant, Instant due) {
        jdbc.sql("insert into alarm_watch (tenant_id, due_at) values (?, ?) on conflict do nothing")
                .params(tenant.value(), Timestamp.from(due))
                .update();
    }

    /** A tenant that is not live is not looked at, and nothing that was seen of it counts. */
    void forget(TenantId tenant) {
        jdbc.sql("delete from alarm_watch where tenant_id = ?")
                .param(tenant.value())
                .update();
    }

    /** Up to so many that are due, longest first; nobody else takes them before they are due again. */
    List<TenantId> take(Instant now, Instant next, int most) {
        return jdbc.sql("""
                update alarm_watch set due_at = :next where tenant_id in (
                    select tenant_id from alarm_watch where due_at <= :now order by due_at limit :most for update skip locked)
                returning tenant_id
                """)
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .param("most", most)
                .query((row, at) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }

    /**
     * Alarms that people were told of; nobody else takes note of a look before the transaction ends. Empty if the tenant is no
     * longer looked at.
     */
    Optional<Set<String>> hold(TenantId tenant) {
        return jdbc.sql("select told from alarm_watch where tenant_id = ? for update")
                .param(tenant.value())
                .query((row, at) -> Set.of((String[]) row.getArray(1).getArray()))
                .optional();
    }

    /**
     * Keeps how all alarms of a tenant stand; others are gone.
     *
     * @param told of which of them people know
     */
    void seen(TenantId tenant, Instant at, List<Alarm> alarms, Set<String> told) {
        jdbc.sql("delete from alarm where tenant_id = ?").param(tenant.value()).update();
        jdbc.sql("""
                insert into alarm (tenant_id, name, standing, since, severity, description)
                select :tenant, one.name, one.standing, one.since, one.severity, one.description
                from unnest(:names::text[], :standings::text[], :sinces::timestamptz[], :severities::text[], :descriptions::text[])
                    as one (name, standing, since, severity, description)
                """)
                .param("tenant", tenant.value())
                .param("names", texts(alarms, Alarm::name))
                .param("standings", texts(alarms, alarm -> alarm.standing().name()))
                .param("sinces", texts(alarms, alarm -> alarm.since().toString()))
                .param("severities", texts(alarms, alarm -> alarm.severity().name()))
                .param("descriptions", texts(alarms, Alarm::description))
                .update();
        jdbc.sql(
                        "update alarm_watch set seen_at = ?, told = ?, silent_since = null, silence = null where tenant_id = ?")
                .params(Timestamp.from(at), told.stream().sorted().toArray(String[]::new), tenant.value())
                .update();
    }

    private static String[] texts(List<Alarm> alarms, Function<Alarm, String> text) {
        return alarms.stream().map(text).toArray(String[]::new);
    }

    /** Keeps that nobody could look; what was seen before stays. */
    void silent(TenantId tenant, Instant at, OutsideFailure.Kind reason) {
        jdbc.sql("""
                update alarm_watch set silent_since = coalesce(silent_since, ?), silence = ? where tenant_id = ?
                """).params(Timestamp.from(at), reason.name(), tenant.value()).update();
    }

    Optional<AlarmReport> report(TenantId tenant) {
        return jdbc.sql("select seen_at, silent_since, silence from alarm_watch where tenant_id = ?")
                .param(tenant.value())
                .query((row, at) -> new AlarmReport(instant(row, 1), silence(row), alarms(tenant)))
                .optional();
    }

    private List<Alarm> alarms(TenantId tenant) {
        return jdbc
                .sql("select name, standing, since, severity, description from alarm where tenant_id = ?")
                .param(tenant.value())
                .query((row, at) -> new Alarm(
                        row.getString(1),
                        Standing.valueOf(row.getString(2)),
                        row.getTimestamp(3).toInstant(),
                        Severity.valueOf(row.getString(4)),
                        row.getString(5)))
                .list()
                .stream()
                .sorted(Alarm.WORST_FIRST)
                .toList();
    }

    private static @Nullable Silence silence(ResultSet row) throws SQLException {
        Instant since = instant(row, 2);
        return since == null ? null : new Silence(since, OutsideFailure.Kind.valueOf(row.getString(3)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** Tenants of which an alarm goes off, or that nobody could look at since before then; those with pages first. */
    List<Alarmed> alarmed(Instant unknownSince) {
        return jdbc.sql("""
                select watch.tenant_id, coalesce(off.since, watch.silent_since), coalesce(off.pages, 0), coalesce(off.warnings, 0)
                from alarm_watch watch left join (
                    select tenant_id, min(since) as since,
                        count(*) filter (where severity = 'PAGE') as pages, count(*) filter (where severity <> 'PAGE') as warnings
                    from alarm where standing = 'ALARM' group by tenant_id) off using (tenant_id)
                where off.tenant_id is not null or watch.silent_since <= ?
                order by coalesce(off.pages, 0) = 0, 2, 1 limit ?
                """)
                .params(Timestamp.from(unknownSince), Alarms.MOST_ALARMED)
                .query((row, at) -> new Alarmed(
                        new TenantId(row.getObject(1, UUID.class)),
                        row.getTimestamp(2).toInstant(),
                        row.getInt(3),
                        row.getInt(4)))
                .list();
    }

    /** How many tenants have an alarm of this severity that goes off. */
    int goingOff(Severity severity) {
        return jdbc.sql("select count(distinct tenant_id) from alarm where standing = 'ALARM' and severity = ?")
                .param(severity.name())
                .query(Integer.class)
                .single();
    }

    /** How many tenants nobody has seen since then: no look was answered, or none was made. */
    int unseen(Instant since) {
        return jdbc.sql("""
                select count(*) from alarm_watch
                where silent_since <= :since or coalesce(seen_at, due_at) <= :since
                """)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }
}
