package dev.tenantry.audit;

import dev.tenantry.audit.KeptHeads.Head;
import dev.tenantry.database.TenantScope;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.notifications.Notifications;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Writes the head of each chain that grew outside the database, unless the chain contradicts what was kept before. */
@Component
class HeadKeeping {

    private static final Logger log = LoggerFactory.getLogger(HeadKeeping.class);
    private static final int BATCH = 500;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final KeptHeads kept;
    private final Notifications notifications;
    private final Clock clock;

    HeadKeeping(TenantScope scope, JdbcClient jdbc, KeptHeads kept, Notifications notifications, Clock clock) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.kept = kept;
        this.notifications = notifications;
        this.clock = clock;
    }

    private record Grown(UUID chain, long seq, Digest hash) {}

    /** Daily. A cron expression, not a delay: jobs with a delay share one thread, which this one would hold too long. */
    @Scheduled(cron = "${tenantry.audit.heads-at:0 17 3 * * *}", zone = "UTC")
    void keepAll() {
        List<Grown> page = heads(BEFORE_ALL, true);
        while (!page.isEmpty()) {
            page.forEach(this::keepOne);
            page = heads(page.getLast().chain(), false);
        }
    }

    private List<Grown> heads(UUID after, boolean inclusive) {
        return scope.asProvider(() -> jdbc.sql("select chain, seq, hash from audit_chain where chain "
                        + (inclusive ? ">=" : ">") + " ? order by chain limit ?")
                .params(after, BATCH)
                .query((row, at) -> new Grown(row.getObject(1, UUID.class), row.getLong(2), Digest.of(row.getBytes(3))))
                .list());
    }

    /** A file that cannot be read or written must not hold up the other chains; the next day tries again. */
    private void keepOne(Grown now) {
        try {
            keep(now);
        } catch (UncheckedIOException failed) {
            log.error("the head of audit chain {} was not kept", now.chain(), failed);
        }
    }

    private void keep(Grown now) {
        List<Head> before = kept.of(now.chain());
        Optional<Head> last = before.isEmpty() ? Optional.empty() : Optional.of(before.getLast());
        if (last.isPresent() && !contains(now.chain(), last.get())) {
            alarm(now, last.get());
            return;
        }
        if (now.seq() > last.map(Head::seq).orElse(0L)) {
            kept.keep(now.chain(), new Head(clock.instant(), now.seq(), now.hash()));
        }
    }

    private boolean contains(UUID chain, Head head) {
        return scope.asProvider(() -> jdbc.sql("select hash from audit_entry where chain = ? and seq = ?")
                .params(chain, head.seq())
                .query((row, at) -> Digest.of(row.getBytes(1)))
                .optional()
                .filter(head.hash()::equals)
                .isPresent());
    }

    /** Again on each day on which it is still so. */
    private void alarm(Grown now, Head before) {
        log.error(
                "audit chain {} was rewritten: entry {} is not what it was at {}; its head is not kept any more",
                now.chain(),
                before.seq(),
                before.at());
        Map<String, String> facts = Map.of(
                "chain", now.chain().toString(),
                "entry", Long.toString(before.seq()),
                "since", before.at().toString());
        scope.inProvider(() -> notifications.tell(new Notice(NoticeKind.AUDIT_BROKEN, null, facts, "audit")));
    }
}
