package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no database takes, from outside through the engine into a real one: no run may stand still without saying so. */
class BadAnswersTest {

    /** A NUL, one half of a pair, a colour, and what turns the way of reading. */
    private static final String BAD = "a\u0000b\uD83Dc\u001B[31md\u202Ee";

    private static final String SHOWN = "a b\uFFFDcd e";
    private static final String EXACT = "a\uFFFDb\uFFFDc\u001B[31md\u202Ee";

    private final TestDatabase database = TestDatabase.create();
    private final List<String> calls = new ArrayList<>();
    private final ScriptedStep step = new ScriptedStep("a", calls);

    @AfterEach
    void close() {
        database.close();
    }

    private EngineBench bench() {
        return EngineBench.on(database, step);
    }

    @Test
    void failure_in_bad_words_stops_its_run_for_a_person_in_good_ones() {
        step.answers(Progress.failed(
                new Failure(FailureClass.QUOTA, OutsideSystem.AWS, BAD, Saying.quote(BAD), BAD + "\n\tsecond line")));
        try (var bench = bench()) {
            assertThat(bench.approveAndSettle()).isEqualTo(Next.person());
            assertThat(bench.incident().failure())
                    .isEqualTo(new Failure(
                            FailureClass.QUOTA,
                            OutsideSystem.AWS,
                            SHOWN,
                            Saying.quote(SHOWN),
                            SHOWN + "\n\tsecond line"));
        }
    }

    @Test
    void exception_in_bad_words_stops_its_run_for_a_person() {
        step.throwing(new OutsideFailure(OutsideSystem.LAGO, OutsideFailure.Kind.REJECTED, BAD));
        try (var bench = bench()) {
            assertThat(bench.approveAndSettle()).isEqualTo(Next.person());
            assertThat(bench.incident().failure().raw()).isEqualTo("Lago: " + SHOWN);
        }
    }

    @Test
    void run_goes_on_whatever_its_step_says_remembers_and_hands_on() {
        Facts facts = Facts.of("fact", BAD);
        step.answers(Progress.working(facts, Duration.ofSeconds(1), RunPhrase.DEFECT.say(BAD)))
                .answers(Progress.done(facts));
        try (var bench = bench()) {
            bench.settle();
            bench.change(run -> run.approved(bench.clock.instant()));
            bench.once();
            bench.once();
            RunStep working = bench.run().steps().getFirst();
            assertThat(working.memo()).isEqualTo(Facts.of("fact", EXACT));
            assertThat(working.saying()).isEqualTo(RunPhrase.DEFECT.say(SHOWN));

            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().steps().getFirst().outputs().require("fact")).isEqualTo(EXACT);
        }
    }

    @Test
    void plan_with_bad_values_reads_back_as_it_was_sealed() {
        Change change = new Change(
                OutsideSystem.AWS,
                "thing",
                BAD,
                Change.Action.CREATE,
                false,
                List.of(new Change.AttributeChange(BAD, Value.absent(), Value.known(BAD))));
        step.plans(new PlannedPart.Exact(List.of(change)));
        try (var bench = bench()) {
            assertThat(bench.settle()).isEqualTo(Next.person());
            assertThat(bench.run().state()).isEqualTo(RunState.AWAITING_APPROVAL);
            assertThat(bench.run().steps().getFirst().part()).isEqualTo(new PlannedPart.Exact(List.of(change)));
        }
    }

    // ---- what the database refuses all the same

    /** From now on no step may have this word in what is kept of it. */
    private void refuse(String word) {
        database.owner()
                .sql("alter table tenantry.run_step add constraint refusing check"
                        + " (position('%s' in coalesce(part::text, '') || memo::text || outputs::text) = 0)"
                                .formatted(word))
                .update();
    }

    private void takeAll() {
        database.owner()
                .sql("alter table tenantry.run_step drop constraint refusing")
                .update();
    }

    private static void isNotKept(Run.Incident incident) {
        assertThat(incident.failure().cause()).isEqualTo(RunPhrase.NOT_KEPT.say(new StepKey("a", 1).called()));
        assertThat(incident.failure().raw()).isEqualTo("SQLSTATE 23514");
    }

    @Test
    void answer_that_is_refused_is_asked_for_once_and_stops_the_run_for_a_person() {
        step.answers(Progress.done(Facts.of("made", "canary"))).answers(Progress.done(Facts.of("made", "canary")));
        refuse("canary");
        try (var bench = bench()) {
            assertThat(bench.approveAndSettle()).isEqualTo(Next.person());
            isNotKept(bench.incident());
            assertThat(calls).containsExactly("start a");

            takeAll();
            bench.change(run -> RunDecisions.again(run, true));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.SUCCEEDED);
        }
    }

    @Test
    void plan_that_is_refused_stops_the_run_for_a_person() {
        step.plans(new PlannedPart.Exact(List.of(ScriptedStep.create("canary"))));
        refuse("canary");
        try (var bench = bench()) {
            assertThat(bench.settle()).isEqualTo(Next.person());
            isNotKept(bench.incident());

            bench.change(run -> RunDecisions.again(run, false));
            bench.settle();
            assertThat(bench.run().state()).isEqualTo(RunState.AWAITING_APPROVAL);
        }
    }

    @Test
    void undoing_whose_answer_is_refused_stops_the_run_on_its_way_back() {
        step.answers(Progress.failed(ScriptedStep.failure(FailureClass.QUOTA)))
                .undoes(Progress.working(Facts.of("left", "canary"), Duration.ofSeconds(1), Saying.quote("undoing")));
        refuse("canary");
        try (var bench = bench()) {
            bench.approveAndSettle();
            bench.change(run -> run.in(RunState.ROLLING_BACK));
            assertThat(bench.settle()).isEqualTo(Next.person());
            isNotKept(bench.incident());
            assertThat(bench.incident().goingBack()).isTrue();

            bench.change(run -> RunDecisions.again(run, true));
            assertThat(bench.settle()).isEqualTo(Next.end());
            assertThat(bench.run().state()).isEqualTo(RunState.ROLLED_BACK);
        }
    }
}
