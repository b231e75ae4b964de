package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what the steps of runs have told that ended long ago; the runs themselves stay, with all that was decided on them. */
@Component
class LogRetention {

    private static final Logger log = LoggerFactory.getLogger(LogRetention.class);
    /** So many runs in one transaction: each has some thousand lines. */
    private static final int AT_ONCE = 100;

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final RunSettings settings;
    private final Clock clock;

    LogRetention(TenantScope scope, JdbcClient jdbc, RunSettings settings, Clock clock) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** Every node may do it; the second finds nothing. */
    @Scheduled(cron = "0 11 4 * * *", zone = "UTC")
    void forget() {
        List<UUID> old = old(clock.instant().minus(settings.keepLogs()));
        for (int from = 0; from < old.size(); from += AT_ONCE) {
            forget(old.subList(from, Math.min(old.size(), from + AT_ONCE)));
        }
        log.info(
                "the logs of {} runs deleted that ended more than {} days ago",
                old.size(),
                settings.keepLogs().toDays());
    }

    private List<UUID> old(Instant before) {
        return scope.asProvider(() ->
                jdbc.sql("""
                        select id from run where ended and finished_at < ? and exists (select from run_log where run_id = run.id)
                        order by finished_at
                        """).param(Timestamp.from(before)).query(UUID.class).list());
    }

    private void forget(List<UUID> runs) {
        scope.inProvider(() -> jdbc.sql("delete from run_log where run_id = any (?)")
                .param(runs.toArray(UUID[]::new))
                .update());
    }
}
