package dev.tenantry.alarms;

import dev.tenantry.database.TenantScope;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.tenants.RunningTenants;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantLeaving;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantResumed;
import dev.tenantry.tenants.TenantSuspended;
import dev.tenantry.tenants.TenantWentLive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks at the alarms of each live tenant once in a while, a few at the same time: first at a moment by chance, so that not all come at
 * once. A suspended tenant is not looked at: at standstill its figures are silent. People are told of an alarm that wakes somebody once,
 * until it has gone.
 */
@Component
@EnableConfigurationProperties(AlarmSettings.class)
class AlarmRounds {

    private static final Logger log = LoggerFactory.getLogger(AlarmRounds.class);

    private final TenantScope scope;
    private final AlarmRows rows;
    private final AlarmStates states;
    private final RunningTenants tenants;
    private final Notifications notifications;
    private final AlarmSettings settings;
    private final Clock clock;
    private final Lock underWay = new ReentrantLock();
    private final RandomGenerator random = RandomGenerator.getDefault();

    AlarmRounds(
            TenantScope scope,
            AlarmRows rows,
            AlarmStates states,
            RunningTenants tenants,
            Notifications notifications,
            AlarmSettings settings,
            Clock clock) {
        this.scope = scope;
        this.rows = rows;
        this.states = states;
        this.tenants = tenants;
        this.notifications = notifications;
        this.settings = settings;
        this.clock = clock;
    }

    /** Those that went live before anybody watched. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        List<TenantId> live = tenants.live();
        scope.inProvider(() -> live.forEach(tenant -> rows.watch(tenant, first())));
    }

    /** Hearing it twice changes nothing. */
    @EventListener
    void wentLive(TenantWentLive event) {
        scope.inProvider(() -> rows.watch(event.tenant(), first()));
    }

    /** Hearing it twice changes nothing. */
    @EventListener
    void resumed(TenantResumed event) {
        scope.inProvider(() -> rows.watch(event.tenant(), first()));
    }

    /** Hearing it twice changes nothing. */
    @EventListener
    void suspended(TenantSuspended event) {
        scope.inProvider(() -> rows.forget(event.tenant()));
    }

    /** Hearing it twice changes nothing. */
    @EventListener
    void leaving(TenantLeaving event) {
        scope.inProvider(() -> rows.forget(event.tenant()));
    }

    /**
     * Until none is due any more; a node that ends in between leaves its tenants for the time after. One that lasts longer than the
     * time between two keeps the next from beginning: no more are looked at in the same moment than is set.
     */
    @Scheduled(cron = "${tenantry.alarms.rounds:*/20 * * * * *}")
    void round() {
        if (settings.byTheClock() && underWay.tryLock()) {
            try {
                lookAtAllThatAreDue();
            } finally {
                underWay.unlock();
            }
        }
    }

    private void lookAtAllThatAreDue() {
        List<TenantId> taken = take();
        while (!taken.isEmpty()) {
            lookAt(taken);
            taken = take();
        }
    }

    private List<TenantId> take() {
        Instant now = clock.instant();
        return scope.asProvider(() -> rows.take(now, now.plus(next()), settings.atOnce()));
    }

    private void lookAt(List<TenantId> these) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            these.forEach(tenant -> threads.execute(() -> alone(tenant)));
        }
    }

    /** What goes wrong with one does not keep others from being looked at. */
    private void alone(TenantId tenant) {
        try {
            lookAt(tenant);
        } catch (RuntimeException bug) {
            log.error("looking at the alarms of tenant {} failed", tenant, bug);
        }
    }

    private void lookAt(TenantId tenant) {
        tenants.live(tenant)
                .ifPresentOrElse(agreed -> lookAt(tenant, agreed), () -> scope.inProvider(() -> rows.forget(tenant)));
    }

    private void lookAt(TenantId tenant, TenantProfile agreed) {
        try {
            List<Alarm> alarms = read(agreed);
            scope.inProvider(() -> rows.hold(tenant).ifPresent(told -> note(tenant, agreed, told, alarms)));
        } catch (OutsideFailure failure) {
            log.warn("nobody can look at the alarms of tenant {}: {}", tenant, failure.getMessage());
            scope.inProvider(() -> rows.silent(tenant, clock.instant(), failure.kind()));
        }
    }

    private List<Alarm> read(TenantProfile agreed) {
        return states.of(agreed.aws(), "tenantry-" + agreed.slug()).stream()
                .map(one -> new Alarm(
                        one.name(), one.standing(), one.since(), Severity.in(one.description()), one.description()))
                .toList();
    }

    private void note(TenantId tenant, TenantProfile agreed, Set<String> told, List<Alarm> alarms) {
        Set<String> waking = alarms.stream()
                .filter(alarm -> alarm.goesOff() && alarm.severity() == Severity.PAGE)
                .map(Alarm::name)
                .collect(Collectors.toUnmodifiableSet());
        rows.seen(tenant, clock.instant(), alarms, waking);
        if (!told.containsAll(waking)) {
            notifications.tell(new Notice(
                    NoticeKind.ALARM,
                    tenant,
                    Map.of("tenant", agreed.slug().value(), "count", Integer.toString(waking.size())),
                    "tenants/" + tenant + "?tab=health"));
        }
    }

    private Instant first() {
        return clock.instant()
                .plusMillis(random.nextLong(Math.max(1, settings.every().toMillis())));
    }

    /** Give or take a tenth, so that tenants that were once looked at together drift apart. */
    private Duration next() {
        long tenth = settings.every().toMillis() / 10;
        return settings.every().plusMillis(random.nextLong(-tenth, Math.max(1, tenth)));
    }
}
