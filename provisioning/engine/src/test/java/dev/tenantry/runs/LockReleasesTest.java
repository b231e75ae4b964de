package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.Saying;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people for one lock, on real rows. */
class LockReleasesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Actor ADA = new Actor.Person(new PersonId(UUID.randomUUID()));
    private static final Actor BEN = new Actor.Person(new PersonId(UUID.randomUUID()));
    private static final Held HELD = new Held("lock-1", "ben@laptop", "yesterday", "OperationTypeApply");

    private static TestDatabase database;
    private static JdbcRuns runs;

    private final List<String> acts = new ArrayList<>();
    private final List<Notice> told = new ArrayList<>();
    private Run run;

    @BeforeAll
    static void database() {
        database = TestDatabase.create();
        runs = new JdbcRuns(database.scope(), database.jdbc(), CLOCK);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void locked() {
        Run stored = DraftedRuns.stored(runs, ADA.reference(), NOW);
        Failure failure =
                new Failure(FailureClass.LOCKED, OutsideSystem.TERRAFORM, "init", Saying.quote("locked"), "raw", HELD);
        run = runs.save(stored.stoppedBy(new Run.Incident(0, failure, false, NOW)), List.of());
    }

    private Decision as(Actor who, Function<LockReleases, Decision> act) {
        StepCatalogue catalogue = new StepCatalogue(List.of(new ScriptedStep("a", new ArrayList<>())));
        RunWaking waking = new RunWaking(database.scope(), database.jdbc());
        RunDecisions decisions = new RunDecisions(
                database.jdbc(), runs, catalogue, waking, new RecordedActs(acts), () -> who, told::add, CLOCK);
        LockReleases releases =
                new LockReleases(decisions, new LockReleaseRows(database.jdbc()), told::add, () -> who, CLOCK);
        return database.scope().asProvider(() -> act.apply(releases));
    }

    private Decision ask(Actor who) {
        return as(who, releases -> releases.ask(run.tenant(), run.id(), "lock-1", "its machine burnt down"));
    }

    private Decision confirm(Actor who) {
        return as(who, releases -> releases.confirm(run.tenant(), run.id(), "lock-1"));
    }

    private boolean confirmed(String lock) {
        return database.scope()
                .asProvider(() -> new LockReleaseRows(database.jdbc()).find(run.id(), lock))
                .filter(release -> release.confirmedBy() != null)
                .isPresent();
    }

    @Test
    void one_asks_another_confirms_and_the_run_goes_on() {
        assertThat(runs.load(run.id()).heldBy()).as("kept with the incident").isEqualTo(HELD);
        assertThat(ask(ADA)).isEqualTo(new Decision.Taken());
        assertThat(told).extracting(Notice::kind).containsExactly(NoticeKind.LOCK_RELEASE_WANTED);
        assertThat(runs.load(run.id()).state()).isEqualTo(RunState.INCIDENT);
        assertThat(confirm(BEN)).isEqualTo(new Decision.Taken());
        assertThat(confirmed("lock-1")).isTrue();
        assertThat(runs.load(run.id()).state()).isEqualTo(RunState.PLANNING);
        assertThat(acts).containsExactly("run.lock-release-asked", "run.lock-release-confirmed");
    }

    @Test
    void nobody_confirms_what_they_asked_for_themselves() {
        ask(ADA);
        assertThat(confirm(ADA)).isEqualTo(new Decision.SecondPersonNeeded());
        assertThat(confirmed("lock-1")).isFalse();
        assertThat(runs.load(run.id()).state()).isEqualTo(RunState.INCIDENT);
    }

    @Test
    void asking_twice_is_asking_once_and_stays_with_who_was_first() {
        ask(ADA);
        ask(BEN);
        assertThat(acts).hasSize(1);
        assertThat(confirm(ADA)).isEqualTo(new Decision.SecondPersonNeeded());
        assertThat(confirm(BEN)).isEqualTo(new Decision.Taken());
    }

    @Test
    void what_was_taken_back_or_never_asked_for_is_not_confirmed() {
        assertThat(confirm(BEN)).isEqualTo(new Decision.TooLate(RunState.INCIDENT));
        ask(ADA);
        as(BEN, releases -> releases.withdraw(run.tenant(), run.id(), "lock-1"));
        assertThat(confirm(BEN)).isEqualTo(new Decision.TooLate(RunState.INCIDENT));
        assertThat(confirmed("lock-1")).isFalse();
    }

    @Test
    void nothing_is_recorded_of_taking_back_what_nobody_asked_for() {
        assertThat(as(BEN, releases -> releases.withdraw(run.tenant(), run.id(), "lock-1")))
                .isEqualTo(new Decision.TooLate(RunState.INCIDENT));
        assertThat(acts).isEmpty();
    }

    @Test
    void another_lock_than_the_one_in_the_way_is_never_meant() {
        assertThat(as(ADA, releases -> releases.ask(run.tenant(), run.id(), "lock-2", "why")))
                .isEqualTo(new Decision.TooLate(RunState.INCIDENT));
        assertThat(as(ADA, releases -> releases.ask(TenantId.random(), run.id(), "lock-1", "why")))
                .isEqualTo(new Decision.NotFound());
    }
}
