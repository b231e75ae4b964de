package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is there of a run that was cancelled is looked at, kept and shown, and nothing that looks is left alone. */
class RunLookingTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Saying TEAM = Saying.quote("the team acme");

    private final List<String> calls = new ArrayList<>();
    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop_database() {
        database.close();
    }

    private static OutsideFailure away() {
        return new OutsideFailure(OutsideSystem.PORTAL, OutsideFailure.Kind.NOT_AUTHORIZED, "403 Forbidden");
    }

    private ScriptedStep step(String name) {
        return new ScriptedStep(name, calls);
    }

    private static Progress<PlannedPart> planning() {
        return Progress.working(Facts.of("job", "look"), Duration.ofSeconds(3), Saying.quote("looking"));
    }

    /** A run that was cancelled while its step worked. */
    private static void cancelled(EngineBench bench, int position) {
        bench.settle();
        bench.change(run -> run.approved(NOW));
        while (bench.run().steps().get(position).phase() != StepPhase.WORKING) {
            bench.once();
        }
        bench.change(run -> run.in(RunState.CANCELLING));
        while (bench.run().state() != RunState.INCIDENT) {
            bench.once();
        }
    }

    private static Look look(EngineBench bench) {
        return Objects.requireNonNull(bench.run().look());
    }

    private static Set<Choice> choices(EngineBench bench) {
        return RunChoices.of(bench.run(), bench.catalogue());
    }

    @Test
    void cancelled_run_shows_what_is_there_of_each_step_that_had_begun_and_what_is_missing() {
        ScriptedStep stopped = step("b").works();
        try (EngineBench bench = EngineBench.on(database, step("a").isThere(TEAM), stopped, step("c"))) {
            cancelled(bench, 1);
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(look(bench).ended()).isEqualTo(NOW);
            assertThat(look(bench).seen())
                    .containsExactly(
                            new Look.Seen(0, List.of(TEAM), missing("a"), null, List.of()),
                            new Look.Seen(1, null, missing("b"), null, List.of()));
            assertThat(bench.events).endsWith(RunEvent.Kind.INCIDENT, RunEvent.Kind.LOOKED);
            assertThat(calls).endsWith("cancel b", "stopped b");
        }
    }

    private static PlannedPart missing(String address) {
        return new PlannedPart.Exact(List.of(ScriptedStep.create(address)));
    }

    @Test
    void what_cannot_be_asked_is_unknown_and_a_lock_is_told_with_its_holder() {
        Held held = new Held("4711", "ada@machine", "2026-11-25", "OperationTypeApply");
        Failure locked =
                new Failure(FailureClass.LOCKED, OutsideSystem.TERRAFORM, "b", Saying.quote("locked"), "raw", held);
        ScriptedStep stopped = step("b").of(OutsideSystem.TERRAFORM).works();
        try (EngineBench bench = EngineBench.on(database, step("a"), stopped)) {
            cancelled(bench, 1);
            stopped.outOfSight(away()).answersToPlan(Progress.failed(locked));
            bench.settle();
            Look.Seen seen = look(bench).seen().getLast();
            assertThat(seen.there()).isNull();
            assertThat(seen.differs()).isNull();
            assertThat(seen.lock()).isEqualTo(Look.Lock.HELD);
            assertThat(seen.held()).contains(held);
            assertThat(seen.unknown())
                    .extracting(Failure::failureClass)
                    .containsExactly(FailureClass.CREDENTIALS, FailureClass.LOCKED);
        }
    }

    @Test
    void look_that_takes_too_long_is_stopped_and_what_it_wanted_is_unknown() {
        ScriptedStep stopped = step("a").works();
        try (EngineBench bench = new EngineBench(stopped)) {
            cancelled(bench, 0);
            stopped.answersToPlan(planning()).answersToPlan(planning()).stopsPlanning(false, true);
            bench.once();
            assertThat(bench.once()).isInstanceOf(Next.Later.class);
            assertThat(choices(bench)).contains(Choice.RETRY).doesNotContain(Choice.LEAVE, Choice.LOOK);
            bench.clock.pass(Looking.LONGEST.plusSeconds(1));
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(look(bench).seen().getLast().unknown()).hasSize(1);
            assertThat(calls).endsWith("stop plan a", "stop plan a");
            assertThat(choices(bench)).contains(Choice.LEAVE, Choice.LOOK);
        }
    }

    @Test
    void decision_ends_a_look_before_anything_else_begins() {
        ScriptedStep stopped = step("a").works();
        try (EngineBench bench = EngineBench.on(database, stopped)) {
            cancelled(bench, 0);
            stopped.answersToPlan(planning()).stopsPlanning(false, true);
            bench.once();
            bench.once();
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(calls).endsWith("stop plan a", "stop plan a", "undo a");
            assertThat(bench.run().look()).isNull();
        }
    }

    @Test
    void what_was_found_stays_with_a_run_that_is_left_and_goes_with_a_retry() {
        try (EngineBench left = EngineBench.on(database, step("a").works());
                EngineBench retried = EngineBench.on(database, step("b").works().isThere(TEAM))) {
            cancelled(left, 0);
            left.settle();
            left.change(run -> run.ended(RunState.CANCELLED, NOW));
            assertThat(look(left).isOver()).isTrue();

            cancelled(retried, 0);
            retried.settle();
            retried.change(run -> run.with(Look.begun(NOW.plusSeconds(60))));
            retried.settle();
            assertThat(look(retried).begun()).isEqualTo(NOW.plusSeconds(60));
            retried.change(run -> RunDecisions.again(run, true));
            assertThat(retried.run().look()).isNull();
        }
    }
}
