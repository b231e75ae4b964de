package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the simulation has found, each as short as it goes. */
class RunEngineEdgesTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final List<String> calls = new ArrayList<>();

    private ScriptedStep step(String name) {
        return new ScriptedStep(name, calls);
    }

    private static PlannedPart grown() {
        return new PlannedPart.Exact(
                List.of(ScriptedStep.create("b"), ScriptedStep.create("c"), ScriptedStep.create("d")));
    }

    @Test
    void plan_that_was_turned_down_is_not_carried_out_by_a_retry() {
        try (var bench = new EngineBench(step("a"), step("b").plans(ScriptedStep.deferred("a"), grown()))) {
            bench.approveAndSettle();
            bench.change(run -> RunApprovals.rejected(run, NOW));
            bench.settle();
            assertThat(bench.run().state()).isEqualTo(RunState.INCIDENT);
            bench.change(run -> RunDecisions.again(run, false));
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(bench.run().state()).isEqualTo(RunState.AWAITING_APPROVAL);
            assertThat(calls).containsExactly("start a");
        }
    }

    @Test
    void rollback_undoes_also_what_a_step_left_that_failed_and_was_skipped() {
        try (var bench = new EngineBench(
                step("a").asSkippable().fails(FailureClass.CONFIG), step("b").fails(FailureClass.CONFIG))) {
            bench.approveAndSettle();
            bench.change(run -> RunDecisions.withoutFailed(run, true, NOW));
            bench.settle();
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(calls).containsExactly("start a", "start b", "undo b", "undo a");
        }
    }

    @Test
    void cancel_after_the_last_step_is_too_late() {
        try (var bench = new EngineBench(step("a").asPivot())) {
            bench.settle();
            bench.change(run -> run.approved(NOW));
            while (bench.run().current().isPresent()) {
                bench.once();
            }
            bench.change(run -> run.in(RunState.CANCELLING));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.SUCCEEDED);
        }
    }

    @Test
    void step_that_still_cannot_be_planned_at_its_turn_waits_for_a_person() {
        var never = step("b").plans(ScriptedStep.deferred("a"), ScriptedStep.deferred("a"));
        try (var bench = new EngineBench(step("a"), never)) {
            assertThat(bench.approveAndSettle()).isEqualTo(Next.person());
            assertThat(bench.incident().failure().failureClass()).isEqualTo(FailureClass.DEPENDENCY);
        }
    }
}
