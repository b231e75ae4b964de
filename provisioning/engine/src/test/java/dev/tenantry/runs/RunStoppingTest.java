package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A cancelled run says that it has stopped only when it has. */
class RunStoppingTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final List<String> calls = new ArrayList<>();

    private static OutsideFailure away() {
        return new OutsideFailure(OutsideSystem.AWS, OutsideFailure.Kind.DOWN, "503 Service Unavailable");
    }

    private ScriptedStep step(String name) {
        return new ScriptedStep(name, calls);
    }

    private static Progress<PlannedPart> planning() {
        return Progress.working(Facts.of("job", "look"), Duration.ofSeconds(3), Saying.quote("looking"));
    }

    private Set<Choice> choices(EngineBench bench) {
        return RunChoices.of(bench.run(), bench.catalogue());
    }

    @Test
    void run_that_only_plans_ends_when_its_planning_has_stopped() {
        var planned = step("a").answersToPlan(planning()).stopsPlanning(false, false, true);
        try (var bench = new EngineBench(planned)) {
            bench.once();
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.once()).isInstanceOf(Next.Later.class);
            assertThat(bench.run().state()).isEqualTo(RunState.CANCELLING);
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.CANCELLED);
            assertThat(calls).containsExactly("stop plan a", "stop plan a", "stop plan a");
        }
    }

    @Test
    void planning_of_a_later_step_is_stopped_before_the_choice_is_left_to_a_person() {
        var late = step("b").plans(ScriptedStep.deferred("a")).stopsPlanning(false, true);
        try (var bench = new EngineBench(step("a"), late)) {
            bench.settle();
            late.answersToPlan(planning());
            bench.change(run -> run.approved(NOW));
            while (!bench.run().steps().getLast().isPlanning()) {
                bench.once();
            }
            bench.change(run -> run.in(RunState.CANCELLING).withForce());
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(calls).containsExactly("start a", "kill plan b", "kill plan b");
            assertThat(choices(bench)).contains(Choice.ROLL_BACK, Choice.LEAVE);

            bench.change(run -> RunDecisions.again(run, true));
            bench.settle();
            assertThat(late.memosOfPlans().getLast()).as("asked anew").isEqualTo(Facts.none());
        }
    }

    @Test
    void failed_answer_is_no_word_that_the_work_has_ended() {
        var deaf = step("a").works().deaf();
        try (var bench = new EngineBench(deaf)) {
            untilWorking(bench);
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.once()).isInstanceOf(Next.Later.class);
            assertThat(bench.run().state()).isEqualTo(RunState.CANCELLING);
            assertThat(bench.run().steps().getFirst().saying()).isInstanceOf(Saying.Sentence.class);
            deaf.ends();
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(bench.incident().failure().failureClass()).isEqualTo(FailureClass.CANCELLED);
        }
    }

    @Test
    void what_nobody_can_look_at_is_asked_for_until_force_is_wanted_and_may_go_on_then() {
        try (var bench = new EngineBench(step("a").works().outOfSight(away()))) {
            untilWorking(bench);
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.once()).isInstanceOf(Next.Later.class);
            assertThat(bench.run().state()).isEqualTo(RunState.CANCELLING);
            bench.change(Run::withForce);
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(bench.incident().mayStillWork()).isTrue();
            assertThat(choices(bench))
                    .contains(Choice.RETRY, Choice.LEAVE, Choice.ROLL_BACK)
                    .doesNotContain(Choice.EDIT);
        }
    }

    @Test
    void incident_is_left_only_once_what_it_began_was_seen_to_have_ended() {
        var working = step("a").fails(FailureClass.AUTHORIZATION).isAtWorkUnknown();
        try (var bench = new EngineBench(working)) {
            bench.approveAndSettle();
            assertThat(bench.incident().work()).isEqualTo(Run.Work.GOES_ON);
            assertThat(choices(bench)).contains(Choice.CANCEL).doesNotContain(Choice.LEAVE, Choice.EDIT, Choice.LOOK);
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(calls).endsWith("cancel a", "stopped a");
            assertThat(choices(bench)).contains(Choice.LEAVE);
        }
    }

    @Test
    void incident_is_not_left_while_nobody_can_look() {
        try (var bench =
                new EngineBench(step("a").fails(FailureClass.AUTHORIZATION).outOfSight(away()))) {
            bench.approveAndSettle();
            assertThat(choices(bench)).contains(Choice.RETRY, Choice.CANCEL).doesNotContain(Choice.LEAVE);
        }
    }

    @Test
    void rollback_that_takes_too_long_is_stopped_before_it_is_left() {
        var slow = step("a").fails(FailureClass.CONFIG).undoes(undoing()).undoes(undoing());
        try (var bench = new EngineBench(slow)) {
            bench.approveAndSettle();
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            bench.once();
            bench.once();
            bench.clock.pass(slow.traits().timeout().plusHours(1));
            slow.isAtWorkUnknown();
            bench.settle();
            assertThat(bench.incident().goingBack()).isTrue();
            assertThat(choices(bench)).containsExactlyInAnyOrder(Choice.RETRY, Choice.CANCEL);

            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.once()).isInstanceOf(Next.Later.class);
            slow.ends();
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(calls).endsWith("undo a", "cancel a");
            assertThat(bench.incident().goingBack()).isTrue();
            assertThat(choices(bench)).containsExactlyInAnyOrder(Choice.RETRY, Choice.LEAVE);
        }
    }

    private static Progress<Facts> undoing() {
        return Progress.working(Facts.of("phase", "destroy"), Duration.ofSeconds(3), Saying.quote("destroying"));
    }

    @Test
    void what_was_not_saved_when_it_stopped_is_told() {
        try (var bench = new EngineBench(step("a").works().stopsAs(FailureClass.STATE_NOT_SAVED))) {
            untilWorking(bench);
            bench.change(run -> run.in(RunState.CANCELLING));
            bench.settle();
            assertThat(bench.incident().failure().failureClass()).isEqualTo(FailureClass.STATE_NOT_SAVED);
        }
    }

    @Test
    void what_takes_too_long_is_stopped_before_it_is_left() {
        var slow = step("a").works().works();
        try (var bench = new EngineBench(slow)) {
            untilWorking(bench);
            bench.clock.pass(slow.traits().timeout().plusHours(1));
            bench.settle();
            assertThat(bench.incident().mayStillWork()).isTrue();
            assertThat(choices(bench)).contains(Choice.CANCEL).doesNotContain(Choice.LEAVE);

            slow.isAtWorkUnknown();
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(calls).endsWith("cancel a", "stopped a");
            assertThat(choices(bench)).contains(Choice.LEAVE);
        }
    }

    @Test
    void planning_that_takes_too_long_is_put_before_a_person() {
        var slow = step("a").answersToPlan(planning()).answersToPlan(planning());
        try (var bench = new EngineBench(slow)) {
            bench.once();
            bench.clock.pass(slow.traits().timeout().plusHours(1));
            assertThat(bench.settle()).isEqualTo(Next.person());
            Failure failure = bench.incident().failure();
            assertThat(failure.cause())
                    .isEqualTo(RunPhrase.TOO_LONG.say(
                            slow.key().called(), slow.traits().timeout().toMinutes()));
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(calls).containsExactly("stop plan a");
        }
    }

    @Test
    void time_of_planning_is_no_time_of_the_step() {
        var slow = step("a").answersToPlan(planning()).works();
        try (var bench = new EngineBench(slow)) {
            bench.settle();
            bench.clock.pass(slow.traits().timeout().plusHours(1));
            bench.change(run -> run.approved(NOW));
            assertThat(bench.settle()).isEqualTo(Next.end());
        }
    }

    @Test
    void plan_that_never_holds_until_it_is_carried_out_is_put_before_a_person() {
        var restless = step("a");
        for (int tries = 0; tries < 20; tries++) {
            restless.fails(FailureClass.STALE_PLAN);
        }
        try (var bench = new EngineBench(restless)) {
            assertThat(bench.approveAndSettle()).isEqualTo(Next.person());
            assertThat(bench.incident().failure().failureClass()).isEqualTo(FailureClass.STALE_PLAN);
            assertThat(calls).hasSize(6);
        }
    }

    @Test
    void stale_plan_takes_nothing_from_the_tries_that_failures_have() {
        var restless = step("a");
        for (int round = 0; round < 4; round++) {
            restless.fails(FailureClass.STALE_PLAN).fails(FailureClass.TRANSIENT);
        }
        try (var bench = new EngineBench(restless)) {
            assertThat(bench.approveAndSettle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.SUCCEEDED);
        }
    }

    private static void untilWorking(EngineBench bench) {
        bench.settle();
        bench.change(run -> run.approved(NOW));
        while (bench.run().steps().getFirst().phase() != StepPhase.WORKING) {
            bench.once();
        }
    }
}
