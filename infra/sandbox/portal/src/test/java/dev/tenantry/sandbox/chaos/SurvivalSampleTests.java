package dev.tenantry.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A few cells of the matrix, at each build: a portal that is killed on the way there, while it stops, and on the way back leaves
 * nothing and nobody waiting. The whole is {@code ./portal verify chaos}.
 */
class SurvivalSampleTests {

    private static final Path HOME = Path.of("target/chaos-sample").toAbsolutePath();
    private static final Path WORLD =
            Surroundings.ROOT.resolve("infra/sandbox/stand-ins/target/tenantry-stand-ins-exec.jar");

    /** As far as it must be known to strike there. */
    private static final Reference KNOWN = new Reference(
            List.of("aws-access", "infrastructure", "gateway"),
            Map.of("gateway", 1, Moment.undoing("infrastructure"), 2),
            Map.of(),
            Set.of(),
            Map.of(),
            Set.of(),
            Set.of(),
            0);

    @Test
    void killed_on_the_way_there_and_back_a_run_leaves_nothing() throws IOException {
        assumeTrue(Files.exists(WORLD), "the stand-ins are not packaged: mvn verify, or ./portal test, does that");
        var cells = List.of(
                new Cell("infrastructure", Moment.STARTED, Fault.KILL_ALL),
                new Cell("gateway", Moment.CANCEL_HALTED, Fault.KILL),
                new Cell("infrastructure", Moment.UNDO_ACTED, Fault.KILL));
        try (var stage = Stage.open(HOME.resolve("stage"), false, Program.compiled(HOME.resolve("portal")), false)) {
            var told = WayBack.begin(stage, KNOWN, 1, 1, cell -> {}).tell(cells, List.of("gateway"));

            assertThat(told.broken()).isEmpty();
            assertThat(told.never()).isEmpty();
        }
    }
}
