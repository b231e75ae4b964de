package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/** A run on which the engine itself breaks does not go round for ever unseen. */
class RunDefectsTest {

    private final ScriptedStep step = new ScriptedStep("a", new ArrayList<>());

    @Test
    void defect_of_the_engine_is_tried_more_and_more_seldom_and_then_put_before_a_person() {
        try (var bench = new EngineBench(step)) {
            bench.breaksAtSaves(new IllegalStateException("ours"), 5);
            assertThat(bench.once()).isEqualTo(Next.later(Duration.ofSeconds(2)));
            assertThat(bench.once()).isEqualTo(Next.later(Duration.ofSeconds(4)));
            assertThat(bench.settle()).isEqualTo(Next.person());
            Failure failure = bench.incident().failure();
            assertThat(failure.failureClass()).isEqualTo(FailureClass.UNKNOWN);
            assertThat(failure.cause())
                    .isInstanceOfSatisfying(
                            Saying.Sentence.class,
                            said -> assertThat(said.key()).isEqualTo(RunPhrase.DEFECT_STAYS.key()));
            assertThat(failure.raw()).contains("IllegalStateException: ours");
        }
    }

    @Test
    void defect_that_passes_is_forgotten() {
        try (var bench = new EngineBench(step)) {
            for (int round = 0; round < 3; round++) {
                bench.breaksAtSaves(new IllegalStateException("ours"), 3);
                bench.once();
                bench.once();
                bench.once();
                bench.once();
            }
            assertThat(bench.run().state()).isNotEqualTo(RunState.INCIDENT);
        }
    }

    @Test
    void database_that_is_away_is_waited_for_however_long() {
        try (var bench = new EngineBench(step)) {
            bench.breaksAtSaves(new DataAccessResourceFailureException("away"), 20);
            for (int round = 0; round < 20; round++) {
                assertThatThrownBy(bench::once).isInstanceOf(DataAccessResourceFailureException.class);
            }
            assertThat(bench.approveAndSettle()).isEqualTo(Next.end());
        }
    }
}
