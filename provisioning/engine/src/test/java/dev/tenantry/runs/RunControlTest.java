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
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RunControlTest {

    private static final List<Notice> TOLD = new ArrayList<>();

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Actor ADA = new Actor.Person(new PersonId(UUID.randomUUID()));
    private static final Actor BEN = new Actor.Person(new PersonId(UUID.randomUUID()));
    private static final String HASH = "hash-of-the-plan";

    private static TestDatabase database;
    private static JdbcRuns runs;

    private final List<String> acts = new ArrayList<>();
    private final Audit audit = new RecordedActs(acts);

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
    void whoever_asked_for_a_run_may_approve_it_while_no_data_can_be_lost() {
        Run run = waiting(Change.Action.CREATE);
        assertThat(approve(ADA, run, HASH)).isEqualTo(new Decision.Taken());
        assertThat(runs.load(run.id()).state()).isEqualTo(RunState.RUNNING);
        assertThat(acts).containsExactly("run.approved");
    }

    @Test
    void destroying_what_holds_data_needs_somebody_else_than_whoever_asked_for_it() {
        for (var losing : List.of(Change.Action.DESTROY, Change.Action.REPLACE)) {
            Run run = waiting(losing);
            assertThat(approve(ADA, run, HASH)).isEqualTo(new Decision.SecondPersonNeeded());
            assertThat(runs.load(run.id()).state()).isEqualTo(RunState.AWAITING_APPROVAL);
            assertThat(acts).isEmpty();
            assertThat(approve(BEN, run, HASH)).isEqualTo(new Decision.Taken());
            acts.clear();
        }
    }

    @Test
    void whoever_edited_what_is_planned_is_no_second_person() {
        Run run = waiting(Change.Action.DESTROY);
        var edited = new RunEvent(RunEvent.Kind.INPUTS_EDITED, null, Map.of("fields", "SIZE"));
        database.scope().inProvider(() -> runs.append(run, edited, BEN.reference()));

        assertThat(approve(BEN, run, HASH)).isEqualTo(new Decision.SecondPersonNeeded());
        assertThat(approve(new Actor.Person(new PersonId(UUID.randomUUID())), run, HASH))
                .isEqualTo(new Decision.Taken());
    }

    @Test
    void plan_that_nobody_has_seen_is_not_approved() {
        Run run = waiting(Change.Action.CREATE);
        assertThat(approve(BEN, run, "hash-of-an-older-plan")).isEqualTo(new Decision.PlanChanged(HASH));
        assertThat(runs.load(run.id()).state()).isEqualTo(RunState.AWAITING_APPROVAL);
    }

    @Test
    void run_of_another_tenant_is_not_there() {
        Run run = waiting(Change.Action.CREATE);
        var foreign = TenantId.random();
        assertThat(database.scope().asProvider(() -> control(BEN, audit).approve(foreign, run.id(), HASH, null)))
                .isEqualTo(new Decision.NotFound());
    }

    @Test
    void second_approval_comes_too_late_and_changes_nothing() {
        Run run = waiting(Change.Action.CREATE);
        approve(ADA, run, HASH);
        assertThat(approve(BEN, run, HASH)).isEqualTo(new Decision.TooLate(RunState.RUNNING));
        assertThat(acts).hasSize(1);
    }

    @Test
    void nothing_is_decided_where_it_cannot_be_audited() {
        Run run = waiting(Change.Action.CREATE);
        var broken = control(ADA, new BrokenAudit());
        assertThatThrownBy(() -> database.scope().asProvider(() -> broken.approve(run.tenant(), run.id(), HASH, null)))
                .hasMessage("the audit does not answer");
        assertThat(runs.load(run.id())).isEqualTo(run);
    }

    @Test
    void retry_goes_on_only_with_a_plan_that_was_approved() {
        Run run = waiting(Change.Action.CREATE);
        approve(ADA, run, HASH);
        Run stopped = stopped(runs.load(run.id()));
        retry(stopped);
        assertThat(runs.load(run.id()).state()).isEqualTo(RunState.RUNNING);
        Run unseen = stopped(runs.load(run.id()).planned("hash-of-a-plan-that-grew"));
        TOLD.clear();
        retry(unseen);
        assertThat(runs.load(run.id()).state()).isEqualTo(RunState.AWAITING_APPROVAL);
        assertThat(TOLD).singleElement().extracting(Notice::kind).isEqualTo(NoticeKind.APPROVAL_WANTED);
    }

    private void retry(Run run) {
        assertThat(database.scope()
                        .<Decision>asProvider(() -> control(BEN, audit).retry(run.tenant(), run.id())))
                .isEqualTo(new Decision.Taken());
    }

    private static Run stopped(Run run) {
        var failure = ScriptedStep.failure(FailureClass.CONFIG);
        return runs.save(run.stoppedBy(new Run.Incident(0, failure, false, NOW)), List.of());
    }

    private Decision approve(Actor who, Run run, String hash) {
        return database.scope().asProvider(() -> control(who, audit).approve(run.tenant(), run.id(), hash, null));
    }

    private static RunControl control(Actor who, Audit audit) {
        var catalogue = new StepCatalogue(List.of(new ScriptedStep("a", new ArrayList<>())));
        var waking = new RunWaking(database.scope(), database.jdbc());
        var decisions = new RunDecisions(database.jdbc(), runs, catalogue, waking, audit, () -> who, TOLD::add, CLOCK);
        var history = new RunHistory(database.jdbc(), new RunQueries(database.jdbc()), catalogue);
        var rollbacks = new RunRollbacks(decisions, new RollbackRows(database.jdbc()), TOLD::add, () -> who, CLOCK);
        return new RunControl(
                decisions, new RunApprovals(database.jdbc(), decisions, history, () -> who, CLOCK), rollbacks);
    }

    /** Asked for by Ada, with a plan that does this to something that holds data. */
    private static Run waiting(Change.Action action) {
        Run stored = DraftedRuns.stored(runs, ADA.reference(), NOW);
        var bucket = new Change(OutsideSystem.AWS, "aws_s3_bucket", "documents", action, true, List.of());
        var part = new PlannedPart.Exact(List.of(bucket));
        var plan = new PlanDocument(
                stored.tenant(), stored.kind(), "digest", List.of(new PlannedStep(new StepKey("a", 1), part)));
        Run planned = stored.with(stored.steps().getFirst().withPart(part)).planned(HASH);
        return runs.savePlanned(planned, plan, List.of(RunEvent.of(RunEvent.Kind.PLANNED)));
    }

    private static final class BrokenAudit implements Audit {

        @Override
        public void record(AuditEntry entry) {
            throw new IllegalStateException("the audit does not answer");
        }

        @Override
        public IntentId intend(AuditEntry entry) {
            throw new IllegalStateException("the audit does not answer");
        }

        @Override
        public void conclude(IntentId intent, Outcome outcome) {
            throw new IllegalStateException("the audit does not answer");
        }

        @Override
        public void settle(TenantId tenant, Map<String, String> details) {
            throw new IllegalStateException("the audit does not answer");
        }
    }
}
