package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Going back: in reverse, up to the pivot, and looking whether anything is left. */
class RunUndoingTest {

    private final List<String> calls = new ArrayList<>();

    private ScriptedStep step(String name) {
        return new ScriptedStep(name, calls);
    }

    @Test
    void rollback_undoes_in_reverse_also_the_step_that_failed() {
        try (var bench = new EngineBench(step("a"), step("b"), step("c").fails(FailureClass.CONFIG), step("d"))) {
            bench.approveAndSettle();
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(calls).containsExactly("start a", "start b", "start c", "undo c", "undo b", "undo a");
            assertThat(bench.run().state()).isEqualTo(RunState.ROLLED_BACK);
        }
    }

    @Test
    void undoing_that_fails_is_an_incident_which_goes_on_backwards() {
        try (var bench = new EngineBench(
                step("a"), step("b").failsToUndo(FailureClass.AUTHORIZATION).fails(FailureClass.CONFIG))) {
            bench.approveAndSettle();
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            bench.settle();
            assertThat(bench.incident().goingBack()).isTrue();
            bench.change(run -> RunDecisions.again(run, true));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(calls).endsWith("undo b", "undo b", "undo a");
        }
    }

    @Test
    void what_is_still_found_after_undoing_is_undone_again_by_itself() {
        var leaving = step("a").fails(FailureClass.CONFIG).sees(left());
        try (var bench = new EngineBench(leaving)) {
            bench.approveAndSettle();
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.ROLLED_BACK);
            assertThat(calls).endsWith("undo a", "undo a");
        }
    }

    @Test
    void what_stays_after_undoing_is_an_incident_that_names_it_and_a_retry_undoes_again() {
        var leaving = step("a").fails(FailureClass.CONFIG);
        for (int tries = 0; tries < 5; tries++) {
            leaving.sees(left());
        }
        try (var bench = new EngineBench(leaving)) {
            bench.approveAndSettle();
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(bench.incident().failure().failureClass()).isEqualTo(FailureClass.LEFT_BEHIND);
            assertThat(bench.incident().failure().cause().toString()).contains("bucket-7");
            assertThat(RunChoices.of(bench.run(), bench.catalogue()))
                    .containsOnly(RunDetail.Choice.RETRY, RunDetail.Choice.LEAVE);
            bench.change(run -> RunDecisions.again(run, true));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.ROLLED_BACK);
        }
    }

    private static Verdict left() {
        return new Verdict.Differs(List.of(Saying.quote("bucket-7")));
    }

    @Test
    void rollback_that_cannot_look_looks_again_before_it_bothers_anybody() {
        var unclear = step("a").fails(FailureClass.CONFIG).sees(new Verdict.Unclear(Saying.quote("AWS is busy")));
        try (var bench = new EngineBench(unclear)) {
            bench.approveAndSettle();
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.ROLLED_BACK);
        }
    }

    @Test
    void undoing_that_does_not_come_to_an_end_is_put_before_a_person_who_can_let_it_go_on() {
        Progress<Facts> working = Progress.working(Facts.none(), Duration.ofMinutes(1), Saying.quote("destroying"));
        var hanging = step("a").fails(FailureClass.CONFIG).undoes(working).undoes(working);
        try (var bench = new EngineBench(hanging)) {
            bench.approveAndSettle();
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            bench.once();
            bench.once();
            assertThat(bench.run().state()).isEqualTo(RunState.ROLLING_BACK);
            bench.clock.pass(hanging.traits().timeout().plusSeconds(1));
            bench.once();
            assertThat(bench.incident().goingBack()).isTrue();
            assertThat(bench.incident().failure().cause())
                    .isInstanceOfSatisfying(
                            Saying.Sentence.class,
                            said -> assertThat(said.key()).isEqualTo(RunPhrase.TOO_LONG.key()));
            bench.change(run -> RunDecisions.again(run, true));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.ROLLED_BACK);
        }
    }

    @Test
    void after_the_pivot_there_is_no_way_back() {
        try (var bench = new EngineBench(step("a").asPivot(), step("b").fails(FailureClass.CONFIG))) {
            bench.approveAndSettle();
            assertThat(RunChoices.of(bench.run(), bench.catalogue())).doesNotContain(RunDetail.Choice.ROLL_BACK);
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            bench.settle();
            assertThat(calls).endsWith("start b", "undo b");
        }
    }
}
