package dev.tenantry.notifications;

import dev.tenantry.database.TenantScope;
import java.time.Clock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Empties the outbox by the clock. Cron expressions, not delays: jobs with a delay share one thread, which a slow mail
 * server would hold.
 */
@Component
class OutboxRounds {

    private static final Logger log = LoggerFactory.getLogger(OutboxRounds.class);

    private final Spreading spreading;
    private final Sending sending;
    private final Outbox outbox;
    private final TenantScope scope;
    private final NotificationSettings settings;
    private final Clock clock;
    private final ReentrantLock atWork = new ReentrantLock();

    OutboxRounds(
            Spreading spreading,
            Sending sending,
            Outbox outbox,
            TenantScope scope,
            NotificationSettings settings,
            Clock clock) {
        this.spreading = spreading;
        this.sending = sending;
        this.outbox = outbox;
        this.scope = scope;
        this.settings = settings;
        this.clock = clock;
    }

    /** One round at a time on this node; other nodes take other deliveries. */
    @Scheduled(cron = "*/5 * * * * *")
    void round() {
        if (!atWork.tryLock()) {
            return;
        }
        try {
            while (spreading.spread() > 0) {
                log.debug("more notices to spread");
            }
            while (!Thread.currentThread().isInterrupted() && sending.sendNext()) {
                log.debug("more deliveries are due");
            }
        } finally {
            atWork.unlock();
        }
    }

    /** Retention: what was told long ago is nobody's business any more. */
    @Scheduled(cron = "0 41 3 * * *", zone = "UTC")
    void forget() {
        int deleted = scope.asProvider(() -> outbox.deleteBefore(clock.instant().minus(settings.keep())));
        log.info(
                "{} notices older than {} days deleted",
                deleted,
                settings.keep().toDays());
    }
}
