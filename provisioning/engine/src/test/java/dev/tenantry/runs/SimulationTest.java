package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;

/** Runs under faults of all kinds, by seed. One seed again, with its trace: {@code -Dtest=SimulationTest -Dsim.seed=…}. */
class SimulationTest {

    private static final StepCalls CALLS = new StepCalls(Duration.ofMinutes(5));
    private static final Logger ENGINE = (Logger) LoggerFactory.getLogger(RunEngine.class);

    private final @org.jspecify.annotations.Nullable Level before = ENGINE.getLevel();

    @BeforeEach
    void tell_of_no_overtaken_node() {
        ENGINE.setLevel(Level.WARN);
    }

    @AfterEach
    void tell_again() {
        ENGINE.setLevel(before);
    }

    @AfterAll
    static void close() {
        CALLS.close();
    }

    private static List<String> play(long seed) {
        Simulation simulation = new Simulation(seed, CALLS);
        simulation.play();
        return simulation.trace();
    }

    @Test
    @DisabledIfSystemProperty(named = "sim.seed", matches = ".+")
    void runs_keep_their_laws_whatever_goes_wrong() {
        String told = LongStream.range(0, 400)
                .mapToObj(seed -> String.join("\n", play(seed)))
                .collect(Collectors.joining("\n"));
        assertThat(told)
                .contains(
                        " is killed ",
                        " stands still ",
                        " loses the database ",
                        " has its clock set ",
                        "fails TIMEOUT after ",
                        "fails DOWN before ",
                        "answer of ",
                        "more is wanted at ");
    }

    @Test
    @DisabledIfSystemProperty(named = "sim.seed", matches = ".+")
    void same_seed_is_the_same_story() {
        assertThat(play(7)).isEqualTo(play(7)).hasSizeGreaterThan(20);
    }

    @Test
    @Tag("long")
    @DisabledIfSystemProperty(named = "sim.seed", matches = ".+")
    void runs_keep_their_laws_over_thousands_of_seeds() {
        LongStream.range(1_000, 1_000 + Long.getLong("sim.seeds", 20_000)).forEach(SimulationTest::play);
    }

    @Test
    @EnabledIfSystemProperty(named = "sim.seed", matches = ".+")
    void one_seed_again() {
        play(Objects.requireNonNull(Long.getLong("sim.seed"))).forEach(System.out::println);
    }
}
