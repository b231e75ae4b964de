package dev.tenantry.runs;

import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wishes to have locks broken, as rows within the scope that the caller opened. */
@Component
class LockReleaseRows {

    private final JdbcClient jdbc;

    LockReleaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LockRelease> find(RunId run, String lock) {
        return jdbc.sql("""
                select lock, reason, asked_by, asked_at, confirmed_by from run_lock_release where run_id = ? and lock = ?
                """)
                .params(run.value(), lock)
                .query((row, at) -> new LockRelease(
                        row.getString("lock"),
                        row.getString("reason"),
                        row.getString("asked_by"),
                        RunRows.instantOf(row, "asked_at"),
                        row.getString("confirmed_by")))
                .optional();
    }

    /** Returns whether nobody had asked for it yet. */
    boolean ask(TenantId tenant, RunId run, String lock, String reason, String by, Instant now) {
        return jdbc.sql("""
                        insert into run_lock_release (run_id, tenant_id, lock, reason, asked_by, asked_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                        .params(run.value(), tenant.value(), lock, reason, by, Timestamp.from(now))
                        .update()
                == 1;
    }

    void confirm(RunId run, String lock, String by, Instant now) {
        jdbc.sql("update run_lock_release set confirmed_by = ?, confirmed_at = ? where run_id = ? and lock = ?")
                .params(by, Timestamp.from(now), run.value(), lock)
                .update();
    }

    /** Returns whether there was a wish that nobody had confirmed. */
    boolean withdraw(RunId run, String lock) {
        return jdbc.sql("delete from run_lock_release where run_id = ? and lock = ? and confirmed_by is null")
                        .params(run.value(), lock)
                        .update()
                == 1;
    }
}
