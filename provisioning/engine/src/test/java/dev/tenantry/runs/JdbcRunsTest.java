package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.LeaseLost;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JdbcRunsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static TestDatabase database;
    private static JdbcRuns runs;
    private static RunQueries queries;

    @BeforeAll
    static void database() {
        database = TestDatabase.create();
        runs = new JdbcRuns(database.scope(), database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));
        queries = new RunQueries(database.jdbc());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Run draft(TenantId tenant) {
        return new Run(
                new RunId(UUID.randomUUID()),
                0,
                tenant,
                RunKind.ONBOARD,
                RunState.PLANNING,
                new Run.Requested("person:x", NOW),
                Profiles.acme(),
                List.of(RunStep.planned(0, new StepKey("a", 1)), RunStep.planned(1, new StepKey("b", 1))),
                null,
                0,
                null,
                false,
                null,
                null,
                0);
    }

    private static Run stored(TenantId tenant) {
        UUID id = runs.insert(draft(tenant), "key-" + UUID.randomUUID(), true).orElseThrow();
        return runs.load(new RunId(id));
    }

    @Test
    void run_reads_back_as_it_was_saved() {
        Run run = stored(TenantId.random());
        RunStep worked = run.steps()
                .getFirst()
                .withPart(new PlannedPart.Exact(List.of(ScriptedStep.create("x"))))
                .beginning(NOW)
                .working(StepPhase.WORKING, Facts.of("job", "j-1"), RunPhrase.CUT_OFF.say("x", 5));
        Run saved = runs.save(run.with(worked), List.of(RunEvent.of(RunEvent.Kind.STEP_STARTED, worked)));
        assertThat(saved.steps().getFirst()).isEqualTo(worked);
        assertThat(saved.version()).isEqualTo(run.version() + 1);
        assertThat(saved.number()).isGreaterThan(1000);
    }

    @Test
    void incident_reads_back_and_shows_in_what_waits_for_a_person() {
        Run run = stored(TenantId.random());
        Failure quota = new Failure(FailureClass.QUOTA, OutsideSystem.AWS, "vcpu", Saying.quote("no more vCPU"), "raw");
        Run saved = runs.save(run.stoppedBy(new Run.Incident(0, quota, false, NOW)), List.of());
        assertThat(saved.incident()).isEqualTo(new Run.Incident(0, quota, false, NOW));
        assertThat(database.scope().asProvider(() -> queries.waitingForPerson(50)))
                .extracting(RunSummary::id)
                .contains(run.id());
    }

    @Test
    void effects_of_undoing_a_step_are_told_from_those_of_doing_it() {
        Run run = draft(TenantId.random());
        RunStep doing = run.steps().getFirst();
        RunStep undoing = doing.in(StepPhase.UNDOING);
        assertThat(StepContexts.about(run, doing)).containsEntry("step", "a@1").doesNotContainKey("undoing");
        assertThat(StepContexts.about(run, undoing))
                .containsAllEntriesOf(StepContexts.about(run, doing))
                .containsEntry("undoing", "true");
    }

    @Test
    void save_against_an_older_version_is_refused_and_changes_nothing() {
        Run run = stored(TenantId.random());
        runs.save(run.in(RunState.CANCELLING), List.of());
        assertThatThrownBy(() -> runs.save(run.in(RunState.RUNNING), List.of())).isInstanceOf(RunChanged.class);
        assertThat(runs.load(run.id()).state()).isEqualTo(RunState.CANCELLING);
    }

    @Test
    void asking_twice_with_one_key_is_asking_once() {
        TenantId tenant = TenantId.random();
        assertThat(runs.insert(draft(tenant), "same " + tenant, true))
                .isEqualTo(runs.insert(draft(tenant), "same " + tenant, true))
                .isPresent();
    }

    @Test
    void second_changing_run_of_a_tenant_is_refused_until_the_first_has_ended() {
        TenantId tenant = TenantId.random();
        Run first = stored(tenant);
        assertThat(runs.insert(draft(tenant), "other " + tenant, true)).isEmpty();
        runs.save(first.ended(RunState.CANCELLED, NOW), List.of());
        assertThat(runs.insert(draft(tenant), "third " + tenant, true)).isPresent();
    }

    @Test
    void tenant_sees_own_runs_only() {
        TenantId acme = TenantId.random();
        stored(acme);
        stored(TenantId.random());
        assertThat(database.scope().asTenant(acme, () -> queries.list(RunFilter.all())))
                .extracting(RunSummary::tenant)
                .containsOnly(acme);
    }

    @Test
    void lease_of_a_living_node_is_not_taken_and_a_lost_one_is_noticed_before_the_effect() throws Exception {
        Run run = stored(TenantId.random());
        Leases mine = new JdbcLeases(database.scope(), database.jdbc(), "node-1", Duration.ofMillis(300));
        Leases other = new JdbcLeases(database.scope(), database.jdbc(), "node-2", Duration.ofSeconds(30));
        Lease held = mine.hold(run).orElseThrow();
        assertThat(other.hold(run)).isEmpty();
        Lease later = mine.hold(run).orElseThrow();
        assertThatThrownBy(() -> mine.renew(held)).isInstanceOf(LeaseLost.class);
        assertThat(mine.renew(later).epoch()).isEqualTo(later.epoch());
        database.admin()
                .sql("update tenantry.tenant_lease set until = clock_timestamp() - interval '1 second'")
                .update();
        Lease taken = other.hold(run).orElseThrow();
        assertThat(taken.epoch()).isEqualTo(later.epoch() + 1);
        assertThatThrownBy(() -> mine.renew(later)).isInstanceOf(LeaseLost.class);
        assertThat(other.renew(taken).epoch()).isEqualTo(taken.epoch());
    }

    @Test
    void list_pages_by_number_and_says_where_the_next_page_begins() {
        TenantId tenant = TenantId.random();
        for (int count = 0; count < RunQueries.PAGE + 3; count++) {
            runs.save(stored(tenant).ended(RunState.SUCCEEDED, NOW), List.of());
        }
        RunPage first = database.scope().asProvider(() -> RunPage.of(queries.list(RunFilter.of(tenant))));
        assertThat(first.runs()).hasSize(RunQueries.PAGE);
        long next = java.util.Objects.requireNonNull(first.next());
        RunPage second = database.scope()
                .asProvider(() -> RunPage.of(queries.list(RunFilter.of(tenant).before(next))));
        assertThat(second.runs()).hasSize(3);
        assertThat(second.next()).isNull();
    }

    private static void took(String step, Duration time, boolean over) {
        Run run = stored(TenantId.random());
        RunStep done = run.steps().getFirst().beginning(NOW).ended(StepPhase.DONE, NOW.plus(time));
        Run saved = runs.save(run.with(done), List.of());
        database.admin()
                .sql("update tenantry.run_step set step = ? where run_id = ? and position = 0")
                .params(step, run.id().value())
                .update();
        if (over) {
            runs.save(saved.ended(RunState.SUCCEEDED, NOW), List.of());
        }
    }

    @Test
    void usual_time_of_a_step_is_the_median_of_runs_that_are_over_and_of_the_same_version() {
        took("timed@1", Duration.ofMinutes(2), true);
        took("timed@1", Duration.ofMinutes(4), true);
        took("timed@1", Duration.ofMinutes(90), true);
        took("timed@1", Duration.ofMinutes(1), false);
        took("timed@2", Duration.ofMinutes(1), true);
        StepKey timed = new StepKey("timed", 1);
        StepKey never = new StepKey("never", 1);
        assertThat(database.scope()
                        .asProvider(() -> queries.usual(List.of(timed, never), new RunId(UUID.randomUUID()))))
                .isEqualTo(java.util.Map.of(timed, Duration.ofMinutes(4)));
    }

    @Test
    void run_of_another_tenant_is_not_found_by_its_number() {
        TenantId acme = TenantId.random();
        Run own = stored(acme);
        Run foreign = stored(TenantId.random());
        assertThat(database.scope().asTenant(acme, () -> queries.numbered(own.number())))
                .isPresent();
        assertThat(database.scope().asTenant(acme, () -> queries.numbered(foreign.number())))
                .isEmpty();
    }
}
