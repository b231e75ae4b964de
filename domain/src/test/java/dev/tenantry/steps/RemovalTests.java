package dev.tenantry.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What another step has made is taken away by that step's own undoing, and looked for. */
class RemovalTests {

    @TempDir
    private Path folder;

    private final Set<String> world = new TreeSet<>(Set.of("team", "key"));
    private boolean stays;

    private final class Thing extends OnlyRemoved {

        private final String name;

        Thing(String name) {
            this.name = name;
        }

        @Override
        public Saying called() {
            return Saying.quote(name);
        }

        @Override
        public List<Change> removal(StepContext context) {
            return world.contains(name) ? List.of(Changes.destroy(OutsideSystem.LITELLM, "thing", name)) : List.of();
        }

        @Override
        public List<Saying> left(StepContext context) {
            return world.contains(name) ? List.of(Saying.quote(name)) : List.of();
        }

        @Override
        public void undo(StepContext context) {
            if (!stays && world.contains(name)) {
                context.effect(OutsideSystem.LITELLM, "thing.deleted", name, Map.of(), () -> world.remove(name));
            }
        }
    }

    private final class Making extends StepOfPieces {

        Making() {
            super(
                    new StepKey("making", 1),
                    StepTraits.calls(OutsideSystem.LITELLM),
                    List.of(new Thing("team"), new Thing("key")));
        }
    }

    private final class Unmaking extends Removal {

        Unmaking() {
            super(new Making());
        }
    }

    private final Step step = new Unmaking();

    private static FailureClass failure(Progress<Facts> progress) {
        return ((Progress.Failed<Facts>) progress).failure().failureClass();
    }

    @Test
    void is_named_after_what_it_takes_away_and_shows_each_object() {
        assertThat(step.key()).isEqualTo(new StepKey("remove-making", 1));
        assertThat(step.plan(new StepStage(folder)))
                .isEqualTo(Progress.done(new PlannedPart.Exact(List.of(
                        Changes.destroy(OutsideSystem.LITELLM, "thing", "team"),
                        Changes.destroy(OutsideSystem.LITELLM, "thing", "key")))));
    }

    @Test
    void takes_away_the_last_first_and_finds_nothing() {
        StepStage stage = new StepStage(folder);

        assertThat(stage.start(step, () -> {})).isEqualTo(Progress.done(Facts.none()));
        assertThat(stage.effects()).extracting(StepStage.Effect::subject).containsExactly("key", "team");
        assertThat(step.verify(stage)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void says_what_is_left_and_may_try_again_by_itself() {
        stays = true;
        assertThat(failure(new StepStage(folder).start(step, () -> {}))).isEqualTo(FailureClass.LEFT_BEHIND);

        stays = false;
        assertThat(new StepStage(folder).start(step, () -> {})).isInstanceOf(Progress.Done.class);
    }

    @Test
    void touches_nothing_that_nobody_has_seen_in_the_plan() {
        StepStage stage = new StepStage(folder).beyond(List.of(Saying.quote("DESTROY key")));

        assertThat(failure(stage.start(step, () -> {}))).isEqualTo(FailureClass.STALE_PLAN);
        assertThat(world).containsExactly("key", "team");
    }

    @Test
    void cannot_be_undone() {
        assertThat(step.traits().pivot()).isTrue();
        assertThat(failure(step.compensate(new StepStage(folder)))).isEqualTo(FailureClass.CONFIG);
    }

    @Test
    void takes_nothing_more_away_once_the_run_is_to_stop() {
        StepStage stage = new StepStage(folder).stop();
        assertThat(failure(step.poll(stage))).isEqualTo(FailureClass.CANCELLED);
        assertThat(failure(new Making().poll(stage))).isEqualTo(FailureClass.CANCELLED);
        assertThat(stage.effects()).isEmpty();
        assertThat(world).hasSize(2);
    }
}
