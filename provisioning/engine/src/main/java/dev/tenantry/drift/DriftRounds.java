package dev.tenantry.drift;

import dev.tenantry.database.TenantScope;
import dev.tenantry.drift.DriftScans.Asked;
import dev.tenantry.identity.Actor;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.notifications.Notifications;
import dev.tenantry.register.TenantStates;
import dev.tenantry.runs.Comparisons;
import dev.tenantry.runs.Comparisons.Standing;
import dev.tenantry.runs.DatabaseRestored;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantLeaving;
import dev.tenantry.tenants.TenantResumed;
import dev.tenantry.tenants.TenantSuspended;
import dev.tenantry.tenants.TenantWentLive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Compares each live tenant once in a while: first at a moment by chance, so that not all come at once, and no more at the same
 * time than the budget says; again at once where a run may have put right what was found. Takes note of what comparisons came to,
 * also of those that were asked for by hand.
 */
@Component
@EnableConfigurationProperties(DriftSettings.class)
class DriftRounds {

    private static final Actor.Portal CLOCK = new Actor.Portal("drift");
    /** A tenant that a run is changing is looked at again then. */
    private static final Duration BUSY = Duration.ofMinutes(15);

    private final TenantScope scope;
    private final DriftRows rows;
    private final DriftRequests requests;
    private final DriftFindings findings;
    private final Comparisons comparisons;
    private final TenantStates tenants;
    private final Notifications notifications;
    private final DriftSettings settings;
    private final Clock clock;
    private final RandomGenerator random;

    @Autowired
    DriftRounds(
            TenantScope scope,
            DriftRows rows,
            DriftRequests requests,
            DriftFindings findings,
            Comparisons comparisons,
            TenantStates tenants,
            Notifications notifications,
            DriftSettings settings,
            Clock clock) {
        this.scope = scope;
        this.rows = rows;
        this.requests = requests;
        this.findings = findings;
        this.comparisons = comparisons;
        this.tenants = tenants;
        this.notifications = notifications;
        this.settings = settings;
        this.clock = clock;
        this.random = RandomGenerator.getDefault();
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

    /** Who is to release the runs wants to know how the world stands. */
    @EventListener
    void restored(DatabaseRestored event) {
        scope.inProvider(() -> hurry(tenants.live(), Duration.ZERO));
    }

    /** In a transaction of its own: whoever asks by hand holds the tenant first, and what is kept of it here afterwards. */
    private void hurry(Collection<TenantId> these, Duration soon) {
        Instant now = clock.instant();
        rows.hurry(these, now, now.plus(soon));
    }

    @Scheduled(cron = "${tenantry.drift.rounds:*/20 * * * * *}")
    void round() {
        scope.asProvider(rows::waiting).forEach(this::takeNote);
        if (settings.byTheClock()) {
            scope.inProvider(() -> hurry(findings.unsure(), BUSY));
            scope.inProvider(this::askForDue);
        }
    }

    private void takeNote(TenantId tenant) {
        scope.inProvider(
                () -> rows.hold(tenant).map(comparisons::standing).ifPresent(standing -> note(tenant, standing)));
    }

    private void note(TenantId tenant, Standing standing) {
        if (standing == Standing.UNDER_WAY) {
            return;
        }
        rows.settled(tenant);
        Optional<Drift> drift = standing == Standing.COMPARED ? findings.of(tenant) : Optional.empty();
        drift.ifPresent(found -> note(tenant, found));
    }

    /** What was found while a run was changing the tenant says nothing, and is looked for again. */
    private void note(TenantId tenant, Drift found) {
        if (found.outdated()) {
            rows.postpone(tenant, clock.instant().plus(BUSY));
            return;
        }
        rows.forgetAllBut(
                tenant, found.differences().stream().map(Drift.Difference::key).toList());
        if (rows.found(tenant, found)) {
            notifications.tell(new Notice(
                    NoticeKind.DRIFT_FOUND,
                    tenant,
                    Map.of(
                            "tenant", found.slug(),
                            "count", Integer.toString(found.open().size())),
                    "tenants/" + tenant + "?tab=configuration"));
        }
    }

    /** One node at a time, and each tenant is held before what is kept of it here: as whoever asks by hand does. */
    private void askForDue() {
        if (!rows.alone()) {
            return;
        }
        Instant now = clock.instant();
        int room = settings.atOnce() - comparisons.underWay();
        if (room > 0) {
            rows.due(now, room).forEach(tenant -> ask(tenant, now));
        }
    }

    private void ask(TenantId tenant, Instant now) {
        boolean busy =
                requests.ask(tenant, CLOCK).filter(Asked.Busy.class::isInstance).isPresent();
        rows.postpone(tenant, now.plus(busy ? BUSY : next()));
    }

    private Instant first() {
        return clock.instant()
                .plusMillis(random.nextLong(Math.max(1, settings.every().toMillis())));
    }

    /** Give or take a tenth, so that tenants that were once asked for together drift apart. */
    private Duration next() {
        long tenth = settings.every().toMillis() / 10;
        return settings.every().plusMillis(random.nextLong(-tenth, Math.max(1, tenth)));
    }
}
