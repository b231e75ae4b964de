package dev.tenantry.drift;

import dev.tenantry.drift.Drift.Acceptance;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is compared when, what came of it and what is let be, as rows; within the scope that the caller opened. */
@Component
class DriftRows {

    private final JdbcClient jdbc;

    DriftRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Has the tenant compared from then on; one that is watched already stays as it is. */
    void watch(TenantId tenant, Instant due) {
        jdbc.sql("insert into drift_watch (tenant_id, due_at) values (?, ?) on conflict do nothing")
                .params(tenant.value(), Timestamp.from(due))
                .update();
    }

    /** A tenant that is not live is not compared, and nothing that was found of it counts. */
    void forget(TenantId tenant) {
        jdbc.sql("delete from drift_watch where tenant_id = ?")
                .param(tenant.value())
                .update();
    }

    /** Whether no other node asks for comparisons before the transaction ends. */
    boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('drift.round'))")
                .query(Boolean.class)
                .single();
    }

    /** Up to so many that are due, longest first. */
    List<TenantId> due(Instant now, int most) {
        return jdbc.sql("""
                select tenant_id from drift_watch where due_at <= ? and asked_run is null
                order by due_at limit ?
                """)
                .params(Timestamp.from(now), most)
                .query((row, at) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Has these compared at once, but for those that are due soon anyway. */
    void hurry(Collection<TenantId> tenants, Instant now, Instant soon) {
        jdbc.sql("""
                update drift_watch set due_at = :now
                where tenant_id = any (:tenants::uuid[]) and asked_run is null and due_at > :soon
                """)
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon))
                .param("tenants", tenants.stream().map(TenantId::value).toArray(UUID[]::new))
                .update();
    }

    void postpone(TenantId tenant, Instant due) {
        jdbc.sql("update drift_watch set due_at = ? where tenant_id = ?")
                .params(Timestamp.from(due), tenant.value())
                .update();
    }

    /** Remembers the scan that was asked for. */
    void asked(TenantId tenant, RunId scan) {
        jdbc.sql("update drift_watch set asked_run = ? where tenant_id = ?")
                .params(scan.value(), tenant.value())
                .update();
    }

    /** The scan whose end was not taken note of yet; nobody else takes note of it before the transaction ends. */
    Optional<RunId> hold(TenantId tenant) {
        return jdbc.sql("select asked_run from drift_watch where tenant_id = ? and asked_run is not null for update")
                .param(tenant.value())
                .query((row, at) -> new RunId(row.getObject(1, UUID.class)))
                .optional();
    }

    /** All tenants whose scan was asked for and not taken note of. */
    List<TenantId> waiting() {
        return jdbc.sql("select tenant_id from drift_watch where asked_run is not null")
                .query((row, at) -> new TenantId(row.getObject(1, UUID.class)))
                .list();
    }

    void settled(TenantId tenant) {
        jdbc.sql("update drift_watch set asked_run = null where tenant_id = ?")
                .param(tenant.value())
                .update();
    }

    /** Keeps what a comparison of a tenant that is watched came to; answers whether people have not been told of the open ones yet. */
    boolean found(TenantId tenant, Drift drift) {
        List<Drift.Difference> open = drift.open();
        String keys = open.stream().map(Drift.Difference::key).sorted().collect(Collectors.joining(" "));
        return jdbc.sql("""
                with before as (select told from drift_watch where tenant_id = :tenant)
                update drift_watch set compared_at = :at, open = :open, told = :told
                from before where tenant_id = :tenant
                returning :open > 0 and before.told <> :told
                """)
                .param("tenant", tenant.value())
                .param("at", Timestamp.from(drift.at()))
                .param("open", open.size())
                .param("told", keys)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Tenants with differences that nobody lets be, the longest known first. */
    List<Drifting> drifting() {
        return jdbc.sql("select tenant_id, compared_at, open from drift_watch where open > 0 order by compared_at")
                .query((row, at) -> new Drifting(
                        new TenantId(row.getObject(1, UUID.class)),
                        row.getTimestamp(2).toInstant(),
                        row.getInt(3)))
                .list();
    }

    /** How long the comparison that should have been done longest ago is late; zero if none is. */
    Duration overdue(Instant now) {
        return jdbc.sql("select min(due_at) from drift_watch where due_at < ?")
                .param(Timestamp.from(now))
                .query((row, at) -> Optional.ofNullable(row.getTimestamp(1)))
                .single()
                .map(due -> Duration.between(due.toInstant(), now))
                .orElse(Duration.ZERO);
    }

    Map<String, Acceptance> accepted(TenantId tenant) {
        return jdbc
                .sql("select difference, reason, accepted_by, accepted_at from drift_acceptance where tenant_id = ?")
                .param(tenant.value())
                .query((row, at) -> Map.entry(
                        row.getString(1),
                        new Acceptance(row.getString(3), row.getTimestamp(4).toInstant(), row.getString(2))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** False if it was accepted already. */
    boolean accept(TenantId tenant, String difference, Acceptance acceptance) {
        return jdbc.sql("""
                        insert into drift_acceptance (tenant_id, difference, reason, accepted_by, accepted_at)
                        values (?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(
                                tenant.value(),
                                difference,
                                acceptance.reason(),
                                acceptance.by(),
                                Timestamp.from(acceptance.at()))
                        .update()
                == 1;
    }

    /** False if it was not accepted. */
    boolean withdraw(TenantId tenant, String difference) {
        return jdbc.sql("delete from drift_acceptance where tenant_id = ? and difference = ?")
                        .params(tenant.value(), difference)
                        .update()
                == 1;
    }

    /** What is gone needs nobody's word any more. */
    void forgetAllBut(TenantId tenant, Collection<String> differences) {
        jdbc.sql("delete from drift_acceptance where tenant_id = ? and difference <> all (?)")
                .params(tenant.value(), differences.toArray(String[]::new))
                .update();
    }
}
