package dev.tenantry.portal.audit;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TenantScope;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.TestPeople;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.register.TenantDrafts;
import dev.tenantry.tenants.TenantId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Two tenants and entries of theirs that nobody else has, since the trail of other tests stays. */
final class StagedTrail {

    private static final AtomicLong NUMBER = new AtomicLong(1_000_000);

    /** With which their acts begin. */
    final String acts = "staged-" + UUID.randomUUID() + ".";

    final String alphasName = "Alpha " + UUID.randomUUID();
    final TenantId alpha;
    final TenantId beta;

    private final ApplicationContext portal;

    StagedTrail(ApplicationContext portal) {
        this.portal = portal;
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(As.Factory.signedIn(Role.OPERATOR));
        alpha = named(alphasName);
        beta = named("Beta " + UUID.randomUUID());
        SecurityContextHolder.setContext(before);
    }

    private TenantId named(String name) {
        return portal.getBean(TenantDrafts.class).beginWith(TenantDraft.fresh().with(Field.DISPLAY_NAME, name));
    }

    static Actor person(Role role) {
        return new Actor.Person(TestPeople.of(role));
    }

    /** Something whose act ends so. */
    void did(TenantId tenant, Actor actor, String act) {
        record(AuditEntry.of(tenant, actor, acts + act, subject(tenant), Map.of()));
    }

    void record(AuditEntry entry) {
        portal.getBean(TenantScope.class)
                .inProvider(() -> portal.getBean(Audit.class).record(entry));
    }

    /** Something at another time than now, outside of the chain that only the portal itself can go on with. */
    void didAt(TenantId tenant, Instant at, String act) {
        portal.getBean(TestDatabase.class)
                .admin()
                .sql("""
                        insert into tenantry.audit_entry
                            (id, tenant_id, chain, seq, at, actor, act, subject_type, subject_id, details, hash)
                        values (?, ?, ?, ?, ?, 'system:test', ?, 'tenant', ?, '{}', '\\x00')
                        """)
                .params(
                        UUID.randomUUID(),
                        tenant.value(),
                        tenant.value(),
                        NUMBER.incrementAndGet(),
                        Timestamp.from(at),
                        acts + act,
                        tenant.toString())
                .update();
    }

    private static AuditEntry.Subject subject(TenantId tenant) {
        return new AuditEntry.Subject("tenant", tenant.toString());
    }
}
