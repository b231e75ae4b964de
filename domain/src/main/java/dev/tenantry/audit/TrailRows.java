package dev.tenantry.audit;

import dev.tenantry.identity.Actor;
import dev.tenantry.tenants.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the trail, within the scope that the caller opened. */
@Component
class TrailRows {

    private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    TrailRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<TrailEntry> list(TrailFilter filter, int most) {
        List<String> where = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        conditions(filter, where, values);
        String condition = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        values.add(most);
        return jdbc.sql(
                        "select e.id, e.tenant_id, seq, at, actor, act, subject_type, subject_id, details, r.reason as text"
                                + " from audit_entry e left join audit_reason r on r.entry_id = e.id" + condition
                                + " order by e.at desc, e.id desc limit ?")
                .params(values)
                .query((row, at) -> entry(row))
                .list();
    }

    /** From one actor to the next by their index: there are few of them, and many entries. */
    List<Actor> actors(int most) {
        return jdbc.sql("""
                        with recursive known as (
                            (select actor from audit_entry order by actor desc limit 1)
                            union all
                            select (select e.actor from audit_entry e where e.actor < known.actor order by e.actor desc limit 1)
                            from known where known.actor is not null)
                        select actor from known where actor is not null limit ?
                        """)
                .param(most)
                .query((row, at) -> Actors.read(row.getString(1)))
                .list();
    }

    List<Actor> actorsOf(TenantId tenant, int most) {
        return jdbc.sql("select distinct actor from audit_entry where tenant_id = ? order by actor desc limit ?")
                .params(tenant.value(), most)
                .query((row, at) -> Actors.read(row.getString(1)))
                .list();
    }

    private static void conditions(TrailFilter filter, List<String> where, List<Object> values) {
        if (filter.tenant() != null) {
            add(where, values, "e.tenant_id = ?", filter.tenant().value());
        }
        if (filter.act() != null) {
            add(where, values, "starts_with(e.act, ?)", filter.act());
        }
        if (filter.actor() != null) {
            add(where, values, "e.actor = ?", filter.actor());
        }
        if (filter.subjectId() != null) {
            add(where, values, "e.subject_id = ?", filter.subjectId());
        }
        if (filter.from() != null) {
            add(where, values, "e.at >= ?", Timestamp.from(filter.from()));
        }
        if (filter.to() != null) {
            add(where, values, "e.at < ?", Timestamp.from(filter.to()));
        }
        if (filter.before() != null) {
            add(
                    where,
                    values,
                    "(e.at, e.id) < (?, ?)",
                    Timestamp.from(filter.before().at()));
            values.add(filter.before().id());
        }
    }

    private static void add(List<String> where, List<Object> values, String condition, Object value) {
        where.add(condition);
        values.add(value);
    }

    private static TrailEntry entry(ResultSet row) throws SQLException {
        UUID tenant = row.getObject("tenant_id", UUID.class);
        return new TrailEntry(
                row.getObject("id", UUID.class),
                tenant == null ? null : new TenantId(tenant),
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Actors.read(row.getString("actor")),
                row.getString("act"),
                new AuditEntry.Subject(row.getString("subject_type"), row.getString("subject_id")),
                JsonMapper.shared().readValue(row.getString("details"), DETAILS),
                row.getString("text"));
    }
}
