package dev.tenantry.runs;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.NewestChange;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.steps.RunKind;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notices that the database is an earlier one than the world has seen, as after a restore. Then no run begins to change anything
 * until a person has looked and lets them go on: all are paused, and leases of before are worth nothing.
 */
@Component
public class Restores {

    private static final Logger LOG = LoggerFactory.getLogger(Restores.class);
    private static final String ACT = "runs.held-after-restore";
    private static final Actor.Portal RESTORE = new Actor.Portal("restore");
    /** More than any lease was renewed in what was lost. */
    private static final long EPOCHS = 1_000_000;

    private final NewestChange newest;
    private final PauseRows pauses;
    private final JdbcClient jdbc;
    private final TenantScope scope;
    private final Audit audit;
    private final Notifications notifications;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final AtomicBoolean looked = new AtomicBoolean();

    Restores(
            NewestChange newest,
            PauseRows pauses,
            JdbcClient jdbc,
            TenantScope scope,
            Audit audit,
            Notifications notifications,
            ApplicationEventPublisher events,
            Clock clock) {
        this.newest = newest;
        this.pauses = pauses;
        this.jdbc = jdbc;
        this.scope = scope;
        this.audit = audit;
        this.notifications = notifications;
        this.events = events;
        this.clock = clock;
    }

    /** Whether this pause is for a restored database; its reason is then the moment of the newest change that is lost. */
    public static boolean isOurs(Pause pause) {
        return pause.by().equals(RESTORE.reference());
    }

    /** Looks, if this portal has not looked since its start: before the engine does its first thing, and whoever signs in sees it. */
    @EventListener(ApplicationStartedEvent.class)
    void lookFirst() {
        if (!looked.get()) {
            look();
        }
    }

    /** What cannot be kept outside, nobody notices the loss of: the log says so each time. */
    @Scheduled(cron = "${tenantry.runs.restore-look:*/10 * * * * *}")
    synchronized void look() {
        try {
            newest.lost().ifPresent(lost -> scope.inProvider(() -> hold(lost)));
            newest.keep();
        } catch (UncheckedIOException blind) {
            LOG.error("a restored database would not be noticed now", blind);
        }
        looked.set(true);
    }

    /** Once for each loss, whichever node finds it, and also after somebody has let the runs go on. */
    private void hold(NewestChange.Change lost) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('runs.restore'))")
                .query((row, at) -> true)
                .single();
        if (isKnown(lost)) {
            return;
        }
        LOG.error("the database lacks entry {} of {}: it was restored; all runs are held", lost.entry(), lost.at());
        pauses.end(null);
        pauses.begin(new Pause(null, lost.at().toString(), RESTORE.reference(), clock.instant()));
        jdbc.sql("update tenant_lease set epoch = epoch + ?, until = clock_timestamp()")
                .param(EPOCHS)
                .update();
        Map<String, String> details = Map.of("lost", lost.at().toString(), "entry", name(lost));
        audit.record(new AuditEntry(null, RESTORE, ACT, new AuditEntry.Subject("runs", "all"), details, null));
        notifications.tell(new Notice(
                NoticeKind.DATABASE_RESTORED, null, Map.of("known", lost.at().toString()), "runs"));
        events.publishEvent(new DatabaseRestored(clock.instant()));
    }

    private static String name(NewestChange.Change lost) {
        return lost.entry() + "/" + lost.entries();
    }

    private boolean isKnown(NewestChange.Change lost) {
        return jdbc.sql("select from audit_entry where subject_type = 'runs' and subject_id = 'all' and act = ?"
                        + " and position(? in details) > 0 limit 1")
                .params(ACT, name(lost))
                .query((row, at) -> true)
                .optional()
                .isPresent();
    }

    /** Whether the run may begin nothing new. Comparing goes on after a restore: it changes nothing, and shows how the world stands. */
    boolean holds(Run run) {
        lookFirst();
        return scope.asProvider(() -> pauses.of(run.tenant()).isPresent()
                || pauses.of(null)
                        .filter(pause -> !isOurs(pause) || run.kind() != RunKind.DRIFT_SCAN)
                        .isPresent());
    }
}
