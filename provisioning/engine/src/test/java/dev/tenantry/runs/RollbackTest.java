package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.PlanDocument.PlannedStep;
import dev.tenantry.runs.RunControl.Decision;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two people for a rollback that destroys what holds data, on real rows. */
class RollbackTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Actor ADA = new Actor.Person(new PersonId(UUID.randomUUID()));
    private static final Actor BEN = new Actor.Person(new PersonId(UUID.randomUUID()));
    private static final Failure FAILURE = ScriptedStep.failure(FailureClass.CONFIG);

    private static TestDatabase database;
    private static JdbcRuns runs;

    private final List<String> acts = new ArrayList<>();
    private final List<Notice> told = new ArrayList<>();
    private Audit audit = new RecordedActs(acts);

    @BeforeAll
    static void database() {
        database = TestDatabase.create();
        runs = new JdbcRuns(database.scope(), database.jdbc(), CLOCK);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void what_holds_no_data_is_taken_back_on_one_persons_word() {
        Run run = stoppedAfter(planned(change(Change.Action.CREATE, false)));
        assertThat(rollBack(ADA, run)).isEqualTo(new Decision.Taken());
        assertThat(state(run)).isEqualTo(RunState.ROLLING_BACK);
        assertThat(told).isEmpty();
    }

    @Test
    void what_holds_data_is_destroyed_when_a_second_person_confirms() {
        Run run = stoppedAfter(planned(change(Change.Action.CREATE, true)));
        assertThat(rollback(run).losing()).extracting(Change::address).containsExactly("documents");
        assertThat(rollBack(ADA, run)).isEqualTo(new Decision.SecondPersonNeeded());
        assertThat(ask(ADA, run)).isEqualTo(new Decision.SecondPersonAsked());
        assertThat(ask(BEN, run)).as("asking is no confirming").isEqualTo(new Decision.SecondPersonAsked());
        assertThat(confirm(ADA, run, NOW)).as("the own wish").isEqualTo(new Decision.SecondPersonNeeded());
        assertThat(state(run)).isEqualTo(RunState.INCIDENT);
        assertThat(rollback(run).asked()).isEqualTo(new RollbackWish("not needed", ADA.reference(), NOW));
        assertThat(waiting()).contains(run.id());
        assertThat(told).extracting(Notice::kind).containsExactly(NoticeKind.ROLLBACK_WANTED);

        assertThat(confirm(BEN, run, NOW)).isEqualTo(new Decision.Taken());
        assertThat(state(run)).isEqualTo(RunState.ROLLING_BACK);
        assertThat(waiting()).doesNotContain(run.id());
        assertThat(acts).containsExactly("run.rollback-asked", "run.rolled-back");
    }

    @Test
    void wish_that_was_taken_back_counts_no_more() {
        Run run = stoppedAfter(planned(change(Change.Action.CREATE, true)));
        assertThat(withdraw(BEN, run)).isEqualTo(new Decision.NothingAsked());
        assertThat(acts).as("nothing was taken back").isEmpty();
        ask(ADA, run);
        assertThat(confirm(BEN, run, NOW.minusSeconds(1))).as("another wish").isEqualTo(new Decision.NothingAsked());
        assertThat(withdraw(BEN, run)).isEqualTo(new Decision.Taken());
        assertThat(confirm(BEN, run, NOW)).isEqualTo(new Decision.NothingAsked());
        assertThat(state(run)).isEqualTo(RunState.INCIDENT);
    }

    @Test
    void wish_is_meant_for_the_incident_at_which_it_was_uttered() {
        Run run = stoppedAfter(planned(change(Change.Action.CREATE, true)));
        ask(ADA, run);
        Run later = runs.save(
                runs.load(run.id()).stoppedBy(new Run.Incident(0, FAILURE, false, NOW.plusSeconds(60))), List.of());
        assertThat(rollback(later).asked()).isNull();
        assertThat(waiting()).doesNotContain(run.id());
        assertThat(confirm(BEN, later, NOW)).isEqualTo(new Decision.NothingAsked());
        assertThat(ask(BEN, later)).isEqualTo(new Decision.SecondPersonAsked());
        assertThat(confirm(ADA, later, NOW)).isEqualTo(new Decision.Taken());
    }

    @Test
    void plan_that_was_made_anew_and_no_longer_names_what_was_made_hides_nothing() {
        Run made = planned(change(Change.Action.CREATE, true));
        Run anew = planned(made, change(Change.Action.CHANGE, true));
        assertThat(rollBack(ADA, stoppedAfter(anew))).isEqualTo(new Decision.SecondPersonNeeded());
    }

    @Test
    void run_that_found_there_what_one_before_it_had_made_destroys_it_no_less() {
        Run left = stoppedAfter(planned(change(Change.Action.CREATE, true)));
        this.<Decision>as(ADA, control -> control.leave(left.tenant(), left.id(), "nobody has time"));
        Run again = stoppedAfter(planned(
                DraftedRuns.stored(runs, left.tenant(), ADA.reference(), NOW), change(Change.Action.CHANGE, true)));
        assertThat(rollBack(ADA, again)).isEqualTo(new Decision.SecondPersonNeeded());
        assertThat(rollback(again).losing()).extracting(Change::address).containsExactly("documents");

        ask(ADA, again);
        confirm(BEN, again, NOW);
        Run back = runs.load(again.id());
        RunStep undone = back.steps().getFirst().ended(StepPhase.UNDONE, NOW);
        runs.save(back.with(undone).ended(RunState.ROLLED_BACK, NOW), List.of());
        Run fresh = stoppedAfter(planned(
                DraftedRuns.stored(runs, left.tenant(), ADA.reference(), NOW), change(Change.Action.CHANGE, true)));
        assertThat(rollback(fresh).needsTwo()).as("all of that is gone").isFalse();
    }

    @Test
    void run_that_was_rolled_back_before_it_came_there_has_undone_nothing_of_it() {
        Run left = stoppedAfter(planned(change(Change.Action.CREATE, true)));
        this.<Decision>as(ADA, control -> control.leave(left.tenant(), left.id(), "nobody has time"));
        Run early = planned(
                DraftedRuns.stored(runs, left.tenant(), ADA.reference(), NOW), change(Change.Action.CHANGE, true));
        runs.save(early.ended(RunState.ROLLED_BACK, NOW), List.of());
        Run again = stoppedAfter(planned(
                DraftedRuns.stored(runs, left.tenant(), ADA.reference(), NOW), change(Change.Action.CHANGE, true)));

        assertThat(rollback(again).losing()).extracting(Change::address).containsExactly("documents");
    }

    @Test
    void step_that_never_began_has_made_nothing() {
        Run run = stopped(planned(change(Change.Action.CREATE, true)));
        assertThat(rollback(run).needsTwo()).isFalse();
    }

    @Test
    void run_of_another_tenant_is_not_there() {
        Run run = stoppedAfter(planned(change(Change.Action.CREATE, true)));
        assertThat(this.<Decision>as(ADA, control -> control.rollBack(TenantId.random(), run.id(), "why")))
                .isEqualTo(new Decision.NotFound());
    }

    @Test
    void nobody_has_asked_where_it_cannot_be_audited() {
        Run run = stoppedAfter(planned(change(Change.Action.CREATE, true)));
        audit = new Broken(acts);
        assertThatThrownBy(() -> ask(ADA, run)).hasMessage("the audit does not answer");
        assertThat(rollback(run).asked()).isNull();
    }

    private Decision rollBack(Actor who, Run run) {
        return as(who, control -> control.rollBack(run.tenant(), run.id(), "not needed"));
    }

    private Decision ask(Actor who, Run run) {
        return as(who, control -> control.askRollback(run.tenant(), run.id(), "not needed"));
    }

    private Decision confirm(Actor who, Run run, Instant askedAt) {
        return as(who, control -> control.confirmRollback(run.tenant(), run.id(), askedAt));
    }

    private Decision withdraw(Actor who, Run run) {
        return as(who, control -> control.withdrawRollback(run.tenant(), run.id()));
    }

    private <T> T as(Actor who, Function<RunControl, T> act) {
        var catalogue = new StepCatalogue(List.of(new ScriptedStep("a", new ArrayList<>())));
        var waking = new RunWaking(database.scope(), database.jdbc());
        var decisions = new RunDecisions(database.jdbc(), runs, catalogue, waking, audit, () -> who, told::add, CLOCK);
        var history = new RunHistory(database.jdbc(), new RunQueries(database.jdbc()), catalogue);
        var control = new RunControl(
                decisions,
                new RunApprovals(database.jdbc(), decisions, history, () -> who, CLOCK),
                new RunRollbacks(decisions, new RollbackRows(database.jdbc()), told::add, () -> who, CLOCK));
        return database.scope().asProvider(() -> act.apply(control));
    }

    private static Rollback rollback(Run run) {
        return database.scope().asProvider(() -> new RollbackRows(database.jdbc()).of(runs.load(run.id())));
    }

    private static List<RunId> waiting() {
        return database.scope().asProvider(() -> List.copyOf(new RunQueries(database.jdbc()).waitingForSecondPerson()));
    }

    private static RunState state(Run run) {
        return runs.load(run.id()).state();
    }

    private static Change change(Change.Action action, boolean stateful) {
        return new Change(OutsideSystem.AWS, "aws_s3_bucket", "documents", action, stateful, List.of());
    }

    private static Run planned(Change change) {
        return planned(DraftedRuns.stored(runs, ADA.reference(), NOW), change);
    }

    private static Run planned(Run run, Change change) {
        var part = new PlannedPart.Exact(List.of(change));
        var plan = new PlanDocument(
                run.tenant(), run.kind(), "digest", List.of(new PlannedStep(new StepKey("a", 1), part)));
        Run with = run.with(run.steps().getFirst().withPart(part)).planned("hash");
        return runs.savePlanned(with, plan, List.of(RunEvent.of(RunEvent.Kind.PLANNED)));
    }

    /** Its only step has begun. */
    private static Run stoppedAfter(Run run) {
        RunStep failed = run.steps().getFirst().beginning(NOW).failed(StepPhase.FAILED, FAILURE, 1);
        return stopped(run.with(failed));
    }

    private static Run stopped(Run run) {
        return runs.save(run.stoppedBy(new Run.Incident(0, FAILURE, false, NOW)), List.of());
    }

    /** As {@link RecordedActs}, until it is asked to record. */
    private static final class Broken implements Audit {

        private final Audit real;

        Broken(List<String> acts) {
            this.real = new RecordedActs(acts);
        }

        @Override
        public void record(AuditEntry entry) {
            throw new IllegalStateException("the audit does not answer");
        }

        @Override
        public IntentId intend(AuditEntry entry) {
            return real.intend(entry);
        }

        @Override
        public void conclude(IntentId intent, Outcome outcome) {
            real.conclude(intent, outcome);
        }

        @Override
        public void settle(TenantId tenant, Map<String, String> details) {
            real.settle(tenant, details);
        }
    }
}
