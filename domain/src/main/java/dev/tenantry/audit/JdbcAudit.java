package dev.tenantry.audit;

import dev.tenantry.audit.AuditHash.Fields;
import dev.tenantry.database.TenantScope;
import dev.tenantry.tenants.TenantId;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The trail as rows: each entry is appended under its chain's lock, so that numbers have no gaps and hashes no forks. */
@Component
class JdbcAudit implements Audit {

    static final UUID PROVIDER_CHAIN = new UUID(0, 0);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcAudit(TenantScope scope, JdbcClient jdbc, Clock clock) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void record(AuditEntry entry) {
        append(entry);
    }

    @Override
    public IntentId intend(AuditEntry entry) {
        aloneOnly();
        return scope.asProvider(() -> {
            UUID id = UUID.randomUUID();
            jdbc.sql("insert into audit_intent (id, tenant_id, entry_id, at) values (?, ?, ?, ?)")
                    .param(id)
                    .param(tenant(entry.tenant()))
                    .param(append(entry))
                    .param(Timestamp.from(now()))
                    .update();
            return new IntentId(id);
        });
    }

    @Override
    public void conclude(IntentId intent, Outcome outcome) {
        aloneOnly();
        scope.inProvider(() -> {
            int changed = jdbc.sql("update audit_intent set outcome = ? where id = ? and outcome is distinct from ?")
                    .params(outcome.name(), intent.value(), outcome.name())
                    .update();
            if (changed == 1) {
                append(conclusion(intent, outcome));
            }
        });
    }

    @Override
    public void settle(TenantId tenant, Map<String, String> details) {
        List<IntentId> open = scope.asProvider(() -> jdbc.sql("""
                        select i.id from audit_intent i join audit_entry e on e.id = i.entry_id
                        where i.tenant_id = ? and (i.outcome is null or i.outcome = 'UNKNOWN') and e.details::jsonb @> ?::jsonb
                        order by i.at
                        """)
                .params(tenant.value(), JsonMapper.shared().writeValueAsString(details))
                .query((row, at) -> new IntentId(row.getObject("id", UUID.class)))
                .list());
        open.forEach(intent -> conclude(intent, Outcome.DONE));
    }

    /** An intent that commits only with the caller's transaction would say nothing if that one is lost. */
    private void aloneOnly() {
        if (scope.open()) {
            throw new IllegalStateException("an outside effect within a transaction");
        }
    }

    private AuditEntry conclusion(IntentId intent, Outcome outcome) {
        return jdbc.sql("""
                select e.tenant_id, e.actor, e.act, e.subject_type, e.subject_id
                from audit_intent i join audit_entry e on e.id = i.entry_id where i.id = ?
                """)
                .param(intent.value())
                .query((row, at) -> {
                    UUID tenant = row.getObject("tenant_id", UUID.class);
                    return new AuditEntry(
                            tenant == null ? null : new TenantId(tenant),
                            Actors.read(row.getString("actor")),
                            row.getString("act") + ".concluded",
                            new AuditEntry.Subject(row.getString("subject_type"), row.getString("subject_id")),
                            Map.of("intent", intent.value().toString(), "outcome", outcome.name()),
                            null);
                })
                .single();
    }

    private UUID append(AuditEntry entry) {
        UUID chain = entry.tenant() == null ? PROVIDER_CHAIN : entry.tenant().value();
        Head head = lock(chain, entry.tenant());
        UUID id = UUID.randomUUID();
        byte[] salt = salt();
        Digest reason = entry.reason() == null ? null : AuditHash.ofReason(salt, entry.reason());
        Fields fields = new Fields(
                chain,
                head.seq() + 1,
                now(),
                entry.actor().reference(),
                entry.act(),
                entry.subject().type(),
                entry.subject().id(),
                JsonMapper.shared().writeValueAsString(new TreeMap<>(entry.details())),
                reason);
        Digest hash = AuditHash.of(head.hash(), fields);
        insert(id, entry.tenant(), fields, hash);
        if (entry.reason() != null) {
            jdbc.sql("insert into audit_reason (entry_id, tenant_id, salt, reason) values (?, ?, ?, ?)")
                    .param(id)
                    .param(tenant(entry.tenant()))
                    .param(salt)
                    .param(entry.reason())
                    .update();
        }
        jdbc.sql("update audit_chain set seq = ?, hash = ? where chain = ?")
                .params(fields.seq(), hash.bytes(), chain)
                .update();
        return id;
    }

    private record Head(long seq, Digest hash) {}

    private Head lock(UUID chain, @Nullable TenantId tenant) {
        jdbc.sql("insert into audit_chain (chain, tenant_id, seq, hash) values (?, ?, 0, ?) on conflict do nothing")
                .param(chain)
                .param(tenant(tenant))
                .param(AuditHash.START.bytes())
                .update();
        return jdbc.sql("select seq, hash from audit_chain where chain = ? for update")
                .param(chain)
                .query((row, at) -> new Head(row.getLong(1), Digest.of(row.getBytes(2))))
                .single();
    }

    private void insert(UUID id, @Nullable TenantId tenant, Fields fields, Digest hash) {
        jdbc.sql("""
                insert into audit_entry (id, tenant_id, chain, seq, at, actor, act, subject_type, subject_id, details,
                    reason, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(id)
                .param(tenant(tenant))
                .param(fields.chain())
                .param(fields.seq())
                .param(Timestamp.from(fields.at()))
                .param(fields.actor())
                .param(fields.act())
                .param(fields.subjectType())
                .param(fields.subjectId())
                .param(fields.details())
                .param(fields.reason() == null ? null : fields.reason().bytes())
                .param(hash.bytes())
                .update();
    }

    /** What PostgreSQL can store: microseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static byte[] salt() {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private static @Nullable UUID tenant(@Nullable TenantId tenant) {
        return tenant == null ? null : tenant.value();
    }
}
