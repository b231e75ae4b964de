package dev.tenantry.audit;

import dev.tenantry.tenants.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is "outcome unknown", within the scope that the caller opened. */
@Component
class OpenEffects {

    private static final String OPEN = """
            select i.id, i.tenant_id, i.at, i.outcome, e.actor, e.act, e.subject_type, e.subject_id
            from audit_intent i join audit_entry e on e.id = i.entry_id
            where (i.outcome is null or i.outcome = 'UNKNOWN')
            """;

    private final JdbcClient jdbc;

    OpenEffects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<OpenEffect> oldest(int most) {
        return jdbc.sql(OPEN + " order by i.at limit ?")
                .param(most)
                .query((row, at) -> effect(row))
                .list();
    }

    List<OpenEffect> oldestOf(TenantId tenant, int most) {
        return jdbc.sql(OPEN + " and i.tenant_id = ? order by i.at limit ?")
                .params(tenant.value(), most)
                .query((row, at) -> effect(row))
                .list();
    }

    private static OpenEffect effect(ResultSet row) throws SQLException {
        @Nullable UUID tenant = row.getObject("tenant_id", UUID.class);
        return new OpenEffect(
                new Audit.IntentId(row.getObject("id", UUID.class)),
                tenant == null ? null : new TenantId(tenant),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Actors.read(row.getString("actor")),
                row.getString("act"),
                new AuditEntry.Subject(row.getString("subject_type"), row.getString("subject_id")),
                row.getString("outcome") != null);
    }
}
