package dev.tenantry.runs;

import dev.tenantry.tenants.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pauses as rows, within the scope that the caller opened. */
@Component
class PauseRows {

    private final JdbcClient jdbc;

    PauseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What keeps the tenant's runs, the pause of all before the tenant's own. */
    Optional<Pause> over(TenantId tenant) {
        return jdbc.sql("""
                select tenant_id, reason, paused_by, paused_at from run_pause where tenant_id is null or tenant_id = ?
                order by tenant_id nulls first limit 1
                """)
                .param(tenant.value())
                .query((row, at) -> pause(row))
                .optional();
    }

    /** The one of exactly this tenant, or of all. */
    Optional<Pause> of(@Nullable TenantId tenant) {
        return jdbc.sql("""
                select tenant_id, reason, paused_by, paused_at from run_pause where tenant_id is not distinct from ?::uuid
                """).param(text(tenant)).query((row, at) -> pause(row)).optional();
    }

    /** Returns whether there was none. */
    boolean begin(Pause pause) {
        return jdbc.sql("""
                        insert into run_pause (tenant_id, reason, paused_by, paused_at)
                        values (:tenant::uuid, :reason, :by, :at) on conflict do nothing
                        """)
                        .param("tenant", text(pause.tenant()))
                        .param("reason", pause.reason())
                        .param("by", pause.by())
                        .param("at", Timestamp.from(pause.since()))
                        .update()
                == 1;
    }

    /** Returns whether there was one. */
    boolean end(@Nullable TenantId tenant) {
        return jdbc.sql("delete from run_pause where tenant_id is not distinct from ?::uuid")
                        .param(text(tenant))
                        .update()
                == 1;
    }

    private static @Nullable String text(@Nullable TenantId tenant) {
        return tenant == null ? null : tenant.toString();
    }

    private static Pause pause(ResultSet row) throws SQLException {
        UUID tenant = row.getObject("tenant_id", UUID.class);
        return new Pause(
                tenant == null ? null : new TenantId(tenant),
                row.getString("reason"),
                row.getString("paused_by"),
                RunRows.instantOf(row, "paused_at"));
    }
}
