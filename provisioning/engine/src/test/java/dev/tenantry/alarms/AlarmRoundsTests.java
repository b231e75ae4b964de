package dev.tenantry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.alarms.AlarmStates.Reading;
import dev.tenantry.alarms.AlarmStates.Standing;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.RunningTenants;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantLeaving;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantSuspended;
import dev.tenantry.tenants.TenantWentLive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who is looked at when, what is kept of it and what people are told; on a real PostgreSQL. */
class AlarmRoundsTests {

    private static final Instant BEGIN = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration EVERY = Duration.ofMinutes(5);
    private static final Reading FULL = reading("volume-full", Standing.ALARM, "page: nearly full. Owner: provider.");
    private static final Reading BUSY = reading("database-main-cpu", Standing.ALARM, "warning: busy.");

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    private final AlarmRows rows = new AlarmRows(database.jdbc());
    private final Set<TenantId> live = ConcurrentHashMap.newKeySet();
    private final List<Notice> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final TenantId tenant = TenantId.random();
    private volatile List<Reading> there = List.of();
    private volatile OutsideFailure.@Nullable Kind shut;
    private Instant now = BEGIN;

    private static Reading reading(String name, Standing standing, String description) {
        return new Reading(name, standing, BEGIN.minusSeconds(60), description);
    }

    private final class Live implements RunningTenants {

        @Override
        public List<TenantId> live() {
            return List.copyOf(live);
        }

        @Override
        public Optional<TenantProfile> live(TenantId id) {
            return live.contains(id) ? Optional.of(Profiles.acme()) : Optional.empty();
        }
    }

    private AlarmRounds rounds(AlarmSettings settings) {
        return new AlarmRounds(
                database.scope(),
                rows,
                (target, stack) -> {
                    looks.incrementAndGet();
                    assertThat(stack).isEqualTo("tenantry-acme");
                    OutsideFailure.Kind why = shut;
                    if (why != null) {
                        throw new OutsideFailure(OutsideSystem.AWS, why, "no");
                    }
                    return there;
                },
                new Live(),
                told::add,
                settings,
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private AlarmRounds rounds() {
        return rounds(new AlarmSettings(EVERY, 2, Duration.ofHours(1)));
    }

    private void watched(TenantId id) {
        live.add(id);
        rounds().wentLive(new TenantWentLive(id, now));
        now = now.plus(EVERY);
    }

    private void lookAgain() {
        now = now.plus(EVERY).plus(EVERY.dividedBy(5));
        rounds().round();
    }

    private AlarmReport report() {
        return database.scope().asProvider(() -> rows.report(tenant)).orElseThrow();
    }

    private List<Alarmed> alarmed() {
        return database.scope().asProvider(() -> rows.alarmed(now.minus(Duration.ofHours(1))));
    }

    @Test
    void keeps_how_alarms_stand_the_worst_first_and_forgets_those_that_are_gone() {
        watched(tenant);
        there = List.of(reading("backup-failed", Standing.OK, "page: failed."), BUSY, FULL);
        lookAgain();

        assertThat(report().alarms())
                .extracting(Alarm::name)
                .containsExactly("volume-full", "database-main-cpu", "backup-failed");
        assertThat(report().alarms())
                .extracting(Alarm::kind)
                .containsExactly(AlarmKind.VOLUME_FULL, AlarmKind.DATABASE_CPU, AlarmKind.BACKUP_FAILED);
        assertThat(report().seenAt()).isEqualTo(now);
        assertThat(alarmed()).containsExactly(new Alarmed(tenant, FULL.since(), 1, 1));

        there = List.of(BUSY);
        lookAgain();
        assertThat(report().alarms()).extracting(Alarm::name).containsExactly("database-main-cpu");
    }

    @Test
    void tells_once_of_an_alarm_that_wakes_somebody_and_again_when_it_came_back() {
        watched(tenant);
        there = List.of(BUSY);
        lookAgain();
        assertThat(told).as("warnings wait for whoever looks").isEmpty();

        there = List.of(FULL, BUSY);
        lookAgain();
        lookAgain();
        assertThat(told).extracting(Notice::kind).containsExactly(NoticeKind.ALARM);
        assertThat(told.getFirst().facts()).containsEntry("count", "1").containsEntry("tenant", "acme");

        there = List.of();
        lookAgain();
        there = List.of(FULL);
        lookAgain();
        assertThat(told).hasSize(2);
    }

    @Test
    void what_cannot_be_read_is_unknown_since_then_and_what_was_seen_before_stays() {
        watched(tenant);
        there = List.of(reading("backup-failed", Standing.OK, "page: failed."));
        lookAgain();
        Instant seen = now;
        shut = OutsideFailure.Kind.NOT_AUTHORIZED;
        lookAgain();
        Instant since = now;
        shut = OutsideFailure.Kind.TIMEOUT;
        lookAgain();

        assertThat(report().silence()).isEqualTo(new AlarmReport.Silence(since, OutsideFailure.Kind.TIMEOUT));
        assertThat(report().seenAt()).isEqualTo(seen);
        assertThat(report().alarms()).hasSize(1);
        assertThat(alarmed()).as("not long enough to call somebody").isEmpty();
        now = since.plus(Duration.ofHours(1));
        assertThat(alarmed()).containsExactly(new Alarmed(tenant, since, 0, 0));
        assertThat(alarmed().getFirst().isUnknown()).isTrue();

        shut = null;
        lookAgain();
        assertThat(report().silence()).isNull();
    }

    @Test
    void a_tenant_that_is_suspended_or_leaves_is_not_looked_at_and_nothing_is_kept_of_it() {
        watched(tenant);
        there = List.of(FULL);
        lookAgain();
        live.clear();
        rounds().suspended(new TenantSuspended(tenant, "unpaid", now));
        lookAgain();
        assertThat(looks).hasValue(1);
        assertThat(database.scope().asProvider(() -> rows.report(tenant))).isEmpty();
        assertThat(alarmed()).isEmpty();

        watched(tenant);
        rounds().leaving(new TenantLeaving(tenant, now));
        lookAgain();
        assertThat(looks).hasValue(1);
    }

    @Test
    void an_answer_that_comes_after_the_tenant_was_suspended_is_not_kept() {
        watched(tenant);
        AlarmRounds late = new AlarmRounds(
                database.scope(),
                rows,
                (target, stack) -> {
                    rounds().suspended(new TenantSuspended(tenant, "unpaid", now));
                    return List.of(FULL);
                },
                new Live(),
                told::add,
                new AlarmSettings(EVERY, 2, Duration.ofHours(1)),
                Clock.fixed(now.plus(EVERY), ZoneOffset.UTC));
        late.round();

        assertThat(database.scope().asProvider(() -> rows.report(tenant))).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void each_is_looked_at_once_until_it_is_due_again_however_many_there_are() {
        for (int each = 0; each < 7; each++) {
            TenantId one = TenantId.random();
            live.add(one);
        }
        rounds().begin();
        lookAgain();
        assertThat(looks).hasValue(7);
        rounds().round();
        assertThat(looks).as("nobody is due").hasValue(7);
    }

    @Test
    void what_goes_wrong_with_one_does_not_keep_others_from_being_looked_at() {
        watched(tenant);
        there = List.of(FULL, FULL);
        lookAgain();
        assertThat(report().seenAt()).as("two of one name cannot be kept").isNull();
        there = List.of(FULL);
        lookAgain();
        assertThat(report().alarms()).hasSize(1);
    }

    @Test
    void a_round_that_is_still_under_way_keeps_another_from_beginning() throws Exception {
        watched(tenant);
        TenantId other = TenantId.random();
        watched(other);
        now = now.plus(EVERY);
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        AlarmRounds slow = new AlarmRounds(
                database.scope(),
                rows,
                (target, stack) -> {
                    looks.incrementAndGet();
                    begun.countDown();
                    awaitUninterruptibly(go);
                    return List.of();
                },
                new Live(),
                told::add,
                new AlarmSettings(EVERY, 1, Duration.ofHours(1)),
                Clock.fixed(now, ZoneOffset.UTC));
        var first = CompletableFuture.runAsync(slow::round);
        begun.await();
        slow.round();
        assertThat(looks).as("one at a time was set").hasValue(1);
        go.countDown();
        first.get();
        assertThat(looks).hasValue(2);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void one_that_is_no_longer_live_is_forgotten_although_nobody_said_so() {
        watched(tenant);
        live.clear();
        lookAgain();
        assertThat(looks).hasValue(0);
        assertThat(database.scope().asProvider(() -> rows.report(tenant))).isEmpty();
    }

    @Test
    void nobody_is_looked_at_where_that_is_switched_off() {
        watched(tenant);
        now = now.plus(EVERY);
        rounds(new AlarmSettings(Duration.ZERO, 2, Duration.ofHours(1))).round();
        assertThat(looks).hasValue(0);
    }
}
