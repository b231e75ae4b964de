package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.processes.HostFailure;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunEngineTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final List<String> calls = new ArrayList<>();

    private ScriptedStep step(String name) {
        return new ScriptedStep(name, calls);
    }

    @Test
    void plans_everything_then_waits_for_approval_and_does_nothing_before() {
        try (var bench = new EngineBench(step("a"), step("b"))) {
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(bench.run().state()).isEqualTo(RunState.AWAITING_APPROVAL);
            assertThat(bench.run().planHash()).hasSize(64);
            assertThat(calls).isEmpty();
        }
    }

    @Test
    void planning_that_failed_begins_anew_and_believes_nothing_that_it_remembered() {
        Facts memo = Facts.of("looked", "half");
        var step = step("a")
                .answersToPlan(Progress.working(memo, Duration.ofSeconds(1), Saying.quote("looking")))
                .answersToPlan(Progress.failed(ScriptedStep.failure(FailureClass.QUOTA)));
        try (var bench = new EngineBench(step)) {
            bench.settle();
            assertThat(bench.run().state()).isEqualTo(RunState.INCIDENT);
            bench.change(run -> RunDecisions.again(run, true));
            bench.settle();
            assertThat(bench.run().state()).isEqualTo(RunState.AWAITING_APPROVAL);
            assertThat(step.memosOfPlans()).containsExactly(Facts.none(), memo, Facts.none());
        }
    }

    @Test
    void approved_run_goes_through_its_steps_in_order() {
        try (var bench = new EngineBench(step("a").works().works(), step("b"))) {
            assertThat(bench.approveAndSettle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(calls).containsExactly("start a", "poll a", "poll a", "start b");
            assertThat(bench.run().steps().getLast().outputs().require("made")).isEqualTo("b");
        }
    }

    @Test
    void step_that_was_being_started_when_the_portal_died_is_started_again_in_the_same_attempt() {
        try (var bench = new EngineBench(step("a"))) {
            bench.settle();
            bench.change(run -> run.approved(NOW));
            bench.once();
            assertThat(bench.run().steps().getFirst().phase()).isEqualTo(StepPhase.STARTING);
            bench.settle();
            assertThat(bench.run().steps().getFirst().attempt()).isEqualTo(1);
            assertThat(calls).containsExactly("start a");
        }
    }

    @Test
    void passing_failure_is_retried_by_itself_with_a_new_attempt() {
        try (var bench = new EngineBench(step("a").fails(FailureClass.TRANSIENT).fails(FailureClass.RATE_LIMIT))) {
            bench.approveAndSettle();
            assertThat(bench.run().state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(bench.run().steps().getFirst().attempt()).isEqualTo(3);
        }
    }

    @Test
    void exhausted_retries_become_an_incident() {
        var stubborn = step("a");
        for (int tries = 0; tries < 5; tries++) {
            stubborn.fails(FailureClass.TRANSIENT);
        }
        try (var bench = new EngineBench(stubborn)) {
            assertThat(bench.approveAndSettle()).isEqualTo(Next.person());
            assertThat(bench.run().state()).isEqualTo(RunState.INCIDENT);
            assertThat(calls).hasSize(5);
        }
    }

    @Test
    void system_that_asks_to_be_left_alone_is_left_alone_for_so_long() {
        var busy = new OutsideFailure(
                OutsideSystem.LAGO, OutsideFailure.Kind.RATE_LIMITED, 429, "slow down", Duration.ofMinutes(2), null);
        try (var bench = new EngineBench(step("a").throwing(busy))) {
            bench.settle();
            bench.change(run -> run.approved(NOW));
            bench.once();
            assertThat(bench.once()).isEqualTo(Next.later(Duration.ofMinutes(2)));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(calls).containsExactly("start a", "start a");
        }
    }

    @Test
    void nobody_is_waited_for_as_long_as_it_likes() {
        var busy = new OutsideFailure(
                OutsideSystem.LAGO, OutsideFailure.Kind.RATE_LIMITED, 429, "come back", Duration.ofDays(2), null);
        try (var bench = new EngineBench(step("a").throwing(busy))) {
            bench.settle();
            bench.change(run -> run.approved(NOW));
            bench.once();
            assertThat(bench.once()).isEqualTo(Next.later(Duration.ofMinutes(10)));
        }
    }

    @Test
    void trouble_of_our_own_machine_is_no_defect_passes_by_itself_or_says_what_to_mend() {
        var full = new UncheckedIOException(new IOException("No space left on device"));
        var stubborn = step("a");
        for (int tries = 0; tries < 4; tries++) {
            stubborn.throwing(full);
        }
        stubborn.throwing(new HostFailure("Cannot write into jobs; give the portal a folder that it may write."));
        try (var bench = new EngineBench(stubborn)) {
            bench.approveAndSettle();
            assertThat(calls).hasSize(5);
            assertThat(bench.incident().failure().failureClass()).isEqualTo(FailureClass.DEPENDENCY);
            assertThat(bench.incident().failure().cause())
                    .isEqualTo(RunPhrase.OWN_MACHINE.say(
                            new StepKey("a", 1).called(),
                            "Cannot write into jobs; give the portal a folder that it may write."));
        }
    }

    @Test
    void failure_that_needs_somebody_stops_at_once_and_a_retry_goes_on() {
        try (var bench = new EngineBench(step("a"), step("b").fails(FailureClass.QUOTA))) {
            bench.approveAndSettle();
            assertThat(bench.incident().failure().failureClass()).isEqualTo(FailureClass.QUOTA);
            bench.change(run -> RunDecisions.again(run, true));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(calls).containsExactly("start a", "start b", "start b");
        }
    }

    @Test
    void step_has_its_whole_time_again_once_a_person_lets_it_try_again() {
        var slow = step("a").fails(FailureClass.QUOTA).works().works();
        try (var bench = new EngineBench(slow)) {
            bench.approveAndSettle();
            bench.clock.pass(slow.traits().timeout().plusHours(1));
            bench.change(run -> RunDecisions.again(run, true));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.SUCCEEDED);
        }
    }

    @Test
    void deferred_part_goes_on_alone_inside_its_bounds() {
        var late =
                step("b").plans(ScriptedStep.deferred("a"), new PlannedPart.Exact(List.of(ScriptedStep.create("b"))));
        try (var bench = new EngineBench(step("a"), late)) {
            bench.approveAndSettle();
            assertThat(bench.run().state()).isEqualTo(RunState.SUCCEEDED);
            assertThat(bench.run().planRevision()).isEqualTo(1);
        }
    }

    @Test
    void deferred_part_of_the_same_template_and_inputs_goes_on_alone() {
        try (var bench = new EngineBench(step("a"), late().boundBy(ScriptedStep.bounds("t", "i")))) {
            bench.approveAndSettle();
            assertThat(bench.run().state()).isEqualTo(RunState.SUCCEEDED);
        }
    }

    @ParameterizedTest
    @CsvSource({"other, i, RunPhrase.OTHER_TEMPLATE", "t, other, RunPhrase.OTHER_INPUTS"})
    void deferred_part_of_another_template_or_other_inputs_needs_a_new_approval(
            String template, String inputs, String said) {
        try (var bench = new EngineBench(step("a"), late().boundBy(ScriptedStep.bounds(template, inputs)))) {
            bench.approveAndSettle();
            assertThat(bench.run().state()).isEqualTo(RunState.AWAITING_APPROVAL);
            assertThat(bench.run().planRevision()).isEqualTo(2);
            assertThat(bench.events).contains(RunEvent.Kind.PLAN_STALE);
            assertThat(bench.told)
                    .anyMatch(event -> event.facts().getOrDefault("beyond", "").contains(said));
            assertThat(calls).containsExactly("start a");
        }
    }

    private ScriptedStep late() {
        return step("b").plans(ScriptedStep.deferred("a"), new PlannedPart.Exact(List.of(ScriptedStep.create("b"))));
    }

    @Test
    void deferred_part_that_grows_beyond_its_bounds_needs_a_new_approval() {
        var grown = new PlannedPart.Exact(
                List.of(ScriptedStep.create("b"), ScriptedStep.create("c"), ScriptedStep.create("d")));
        try (var bench = new EngineBench(step("a"), step("b").plans(ScriptedStep.deferred("a"), grown))) {
            bench.approveAndSettle();
            assertThat(bench.run().state()).isEqualTo(RunState.AWAITING_APPROVAL);
            assertThat(bench.run().planRevision()).isEqualTo(2);
            assertThat(calls).containsExactly("start a");
            assertThat(bench.events).contains(RunEvent.Kind.PLAN_STALE);
            bench.change(run -> run.approved(NOW));
            bench.settle();
            assertThat(calls).containsExactly("start a", "start b");
        }
    }

    @Test
    void cancel_before_anything_was_done_ends_the_run() {
        try (var bench = new EngineBench(step("a"))) {
            bench.settle();
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.CANCELLED);
            assertThat(calls).isEmpty();
        }
    }

    @Test
    void cancel_stops_what_works_and_leaves_the_choice_to_a_person() {
        try (var bench = new EngineBench(step("a"), step("b").works().works())) {
            runUntilWorking(bench);
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(calls).endsWith("cancel b", "stopped b");
            assertThat(bench.incident().failure().failureClass()).isEqualTo(FailureClass.CANCELLED);
            assertThat(RunChoices.of(bench.run(), bench.catalogue()))
                    .contains(RunDetail.Choice.RETRY, RunDetail.Choice.ROLL_BACK, RunDetail.Choice.LEAVE);
        }
    }

    @Test
    void cancel_stops_what_a_start_has_begun_whose_answer_was_lost() {
        try (var bench = new EngineBench(step("a").isAtWorkUnknown())) {
            bench.settle();
            bench.change(run -> run.approved(NOW));
            bench.once();
            assertThat(bench.run().steps().getFirst().phase()).isEqualTo(StepPhase.STARTING);
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(calls).containsExactly("cancel a", "stopped a");
            assertThat(bench.incident().failure().failureClass()).isEqualTo(FailureClass.CANCELLED);
        }
    }

    @Test
    void cancel_of_a_start_that_has_begun_nothing_asks_the_step_for_nothing_more() {
        try (var bench = new EngineBench(step("a"))) {
            bench.settle();
            bench.change(run -> run.approved(NOW));
            bench.once();
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(calls).containsExactly("cancel a");
        }
    }

    @Test
    void forced_cancel_ends_what_runs_at_once() {
        try (var bench = new EngineBench(step("b").works().works())) {
            runUntilWorking(bench);
            bench.change(run -> run.in(RunState.CANCELLING).withForce());
            bench.settle();
            assertThat(calls).endsWith("force b", "stopped b");
        }
    }

    private void runUntilWorking(EngineBench bench) {
        runUntilWorking(bench, bench.run().steps().size() - 1);
    }

    private void runUntilWorking(EngineBench bench, int step) {
        bench.settle();
        bench.change(run -> run.approved(NOW));
        while (bench.run().steps().get(step).phase() != StepPhase.WORKING) {
            bench.once();
        }
    }

    @Test
    void skipping_is_offered_only_where_the_step_allows_it() {
        try (var strict = new EngineBench(step("a").fails(FailureClass.CONFIG));
                var lenient = new EngineBench(step("a").asSkippable().fails(FailureClass.CONFIG))) {
            strict.approveAndSettle();
            lenient.approveAndSettle();
            assertThat(RunChoices.of(strict.run(), strict.catalogue())).doesNotContain(RunDetail.Choice.SKIP);
            assertThat(RunChoices.of(lenient.run(), lenient.catalogue())).contains(RunDetail.Choice.SKIP);
        }
    }

    @Test
    void paused_run_begins_nothing_goes_on_afterwards_and_can_be_cancelled_meanwhile() {
        try (var bench = new EngineBench(step("a").works().works(), step("b"))) {
            runUntilWorking(bench, 0);
            bench.pause(true);
            assertThat(bench.once()).isInstanceOf(Next.Later.class);
            assertThat(calls).containsExactly("start a");
            bench.pause(false);
            assertThat(bench.settle()).isEqualTo(Next.end());
        }
        calls.clear();
        try (var bench = new EngineBench(step("a").works().works())) {
            runUntilWorking(bench, 0);
            bench.pause(true);
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(calls).endsWith("cancel a", "stopped a");
        }
    }

    @Test
    void run_held_by_another_node_is_left_alone() {
        try (var bench = new EngineBench(step("a"))) {
            bench.takeLeaseAway();
            assertThat(bench.once()).isInstanceOf(Next.Later.class);
            assertThat(bench.run().steps().getFirst().part()).isNull();
        }
    }
}
