package dev.tenantry.notifications;

import dev.tenantry.tenants.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Notices as rows, within the scope that the caller opened. */
@Component
class Outbox implements Notifications {

    private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;

    Outbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A notice as it was written. */
    record Written(UUID id, Notice notice, Instant at) {}

    @Override
    public void tell(Notice notice) {
        jdbc.sql("insert into notice (id, tenant_id, kind, facts, path, at) values (?, ?, ?, ?::jsonb, ?, ?)")
                .param(UUID.randomUUID())
                .param(notice.tenant() == null ? null : notice.tenant().value())
                .param(notice.kind().name())
                .param(JsonMapper.shared().writeValueAsString(notice.facts()))
                .param(notice.path())
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    /** Locks the oldest notices of which nobody decided yet to whom they go; another node passes over them. */
    List<Written> lockUnspread(int most) {
        return jdbc.sql("""
                select id, tenant_id, kind, facts, path, at from notice where spread_at is null
                order by at limit ? for update skip locked
                """).param(most).query((row, at) -> written(row)).list();
    }

    void spread(UUID notice) {
        jdbc.sql("update notice set spread_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), notice)
                .update();
    }

    /** Deletes what is older, with its deliveries, unless one of them is still under way. */
    int deleteBefore(Instant moment) {
        return jdbc.sql("""
                delete from notice n where at < ? and spread_at is not null
                and not exists (select from delivery d where d.notice_id = n.id and d.state = 'WAITING')
                """).param(Timestamp.from(moment)).update();
    }

    /** Reads a notice from a row with the columns of its table. */
    static Written written(ResultSet row) throws SQLException {
        UUID tenant = row.getObject("tenant_id", UUID.class);
        Notice notice = new Notice(
                NoticeKind.valueOf(row.getString("kind")),
                tenant == null ? null : new TenantId(tenant),
                JsonMapper.shared().readValue(row.getString("facts"), FACTS),
                row.getString("path"));
        return new Written(
                row.getObject("id", UUID.class),
                notice,
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
