package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.Wanted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs edited at an incident: planned anew, under the approval that there is. */
class RunEditingTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final List<String> calls = new ArrayList<>();

    private ScriptedStep step(String name) {
        return new ScriptedStep(name, calls);
    }

    @Test
    void edited_inputs_are_planned_anew_and_go_on_alone_within_what_was_approved() {
        try (var bench = new EngineBench(step("a"), step("b").fails(FailureClass.QUOTA))) {
            Wanted other = Profiles.acme(DataPolicy.EXTERNAL);
            bench.approveAndSettle();
            bench.change(run -> run.edited(other));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().planRevision()).isEqualTo(1);
            assertThat(bench.run().wanted()).isEqualTo(other);
            assertThat(bench.events).contains(RunEvent.Kind.PLAN_WITHIN);
            assertThat(calls).containsExactly("start a", "start b", "start a", "start b");
        }
    }

    @Test
    void edited_inputs_that_lead_beyond_the_approval_are_put_before_a_person_again() {
        var more = new PlannedPart.Exact(List.of(ScriptedStep.create("a"), ScriptedStep.create("more")));
        var first = step("a").plans(new PlannedPart.Exact(List.of(ScriptedStep.create("a"))), more);
        try (var bench = new EngineBench(first, step("b").fails(FailureClass.QUOTA))) {
            bench.approveAndSettle();
            bench.change(run -> run.edited(run.wanted()));
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(bench.run().state()).isEqualTo(RunState.AWAITING_APPROVAL);
            assertThat(bench.run().planRevision()).isEqualTo(2);
            assertThat(calls).containsExactly("start a", "start b");
        }
    }

    @Test
    void part_that_turns_from_exact_to_deferred_needs_a_new_approval() {
        var turned =
                step("b").plans(new PlannedPart.Exact(List.of(ScriptedStep.create("b"))), ScriptedStep.deferred("a"));
        try (var bench = new EngineBench(step("a"), turned.fails(FailureClass.QUOTA))) {
            bench.approveAndSettle();
            bench.change(run -> run.edited(run.wanted()));
            bench.settle();
            assertThat(bench.run().state()).isEqualTo(RunState.AWAITING_APPROVAL);
        }
    }

    @Test
    void what_edited_inputs_led_to_is_rolled_back_with_what_was_made_before() {
        var steps = List.of(step("a"), step("b").fails(FailureClass.QUOTA).fails(FailureClass.QUOTA));
        try (var bench = new EngineBench(steps.toArray(ScriptedStep[]::new))) {
            bench.approveAndSettle();
            bench.change(run -> run.edited(run.wanted()));
            bench.once();
            bench.change(run -> run.in(RunState.CANCELLING)); // in the middle of planning anew
            bench.settle();
            assertThat(RunChoices.of(bench.run(), bench.catalogue()))
                    .contains(RunDetail.Choice.EDIT, RunDetail.Choice.ROLL_BACK);
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(calls).containsExactly("start a", "start b", "undo b", "undo a");
        }
    }

    @Test
    void retry_in_the_middle_of_planning_anew_plans_on() {
        var broken = step("b").fails(FailureClass.QUOTA);
        try (var bench = new EngineBench(step("a"), broken)) {
            bench.approveAndSettle();
            broken.answersToPlan(Progress.failed(ScriptedStep.failure(FailureClass.CREDENTIALS)));
            bench.change(run -> run.edited(run.wanted()));
            bench.settle();
            assertThat(bench.incident().failure().failureClass()).isEqualTo(FailureClass.CREDENTIALS);
            bench.change(run -> RunDecisions.again(run, true));
            assertThat(bench.settle()).isEqualTo(Next.end());
        }
    }

    /** Stopped between the last step's part and the plan that holds them all. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_was_planned_anew_and_stopped_is_put_before_a_person_whether_it_is_retried_or_a_step_left_out(
            boolean retried) {
        var more = new PlannedPart.Exact(List.of(ScriptedStep.create("a"), ScriptedStep.create("more")));
        var first = step("a").plans(new PlannedPart.Exact(List.of(ScriptedStep.create("a"))), more);
        try (var bench = new EngineBench(first, step("b").fails(FailureClass.QUOTA))) {
            bench.approveAndSettle();
            bench.change(run -> run.edited(run.wanted()));
            bench.once();
            bench.once();
            assertThat(bench.run().parts()).isPresent();
            bench.change(run -> run.in(RunState.CANCELLING));
            bench.settle();

            bench.change(run -> retried ? RunDecisions.again(run, true) : RunDecisions.withoutFailed(run, true, NOW));

            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(bench.run().state()).isEqualTo(RunState.AWAITING_APPROVAL);
            assertThat(bench.run().planRevision()).isEqualTo(2);
            assertThat(calls).containsExactly("start a", "start b");
        }
    }

    @Test
    void inputs_are_not_edited_while_a_step_that_was_waited_for_too_long_goes_on() {
        var slow = step("a").works().works().works();
        try (var bench = new EngineBench(slow)) {
            bench.settle();
            bench.change(run -> run.approved(NOW));
            while (bench.run().steps().getFirst().phase() != StepPhase.WORKING) {
                bench.once();
            }
            bench.clock.pass(slow.traits().timeout().plusHours(1));
            bench.settle();
            assertThat(bench.incident().mayStillWork()).isTrue();
            assertThat(RunChoices.of(bench.run(), bench.catalogue()))
                    .contains(RunDetail.Choice.RETRY)
                    .doesNotContain(RunDetail.Choice.EDIT);
        }
    }

    @Test
    void inputs_of_a_tenant_that_is_live_are_not_edited_here() {
        try (var bench = new EngineBench(step("a").asPivot(), step("b").fails(FailureClass.CONFIG))) {
            bench.approveAndSettle();
            assertThat(RunChoices.of(bench.run(), bench.catalogue())).doesNotContain(RunDetail.Choice.EDIT);
        }
    }
}
