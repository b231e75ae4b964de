package dev.tenantry.sandbox.chaos;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.sandbox.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The step {@code infrastructure} beside Terraform's bare commands, for the same stack on the same emulator ({@code ./portal bench
 * runs}, part a). Fails only if something does not work.
 */
class OverheadBench {

    private static final Path HOME = Path.of("target/bench-overhead").toAbsolutePath();
    private static final int PAIRS = Integer.getInteger("bench.pairs", 3);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final String STEP = "from tenantry.run_step where run_id = ?::uuid and step like 'infrastructure@%'";

    private final List<Double> ratios = new ArrayList<>();
    private final List<Double> withReading = new ArrayList<>();

    @Test
    void step_beside_bare_commands() throws IOException {
        assumeTrue(Files.exists(Bench.JAR), "the portal is not packaged: ./portal bench does that");
        assumeTrue(World.isPossible(), "no Terraform from 1.11 on: install it");
        List<String> lines = new ArrayList<>(List.of(
                "| Pair | step, s | init + plan + apply, s | show + output, s | step ÷ init + plan + apply | step ÷ all five |",
                "|---|---|---|---|---|---|"));
        try (var stage = Stage.measured(HOME.resolve("stage"), true, Bench.program(HOME))) {
            var first = step(stage, 1);
            Bench.say("the first, not counted: " + first + " s");
            var bare = new BareTerraform(template(stage), HOME.resolve("bare"));
            for (int pair = 1; pair <= PAIRS; pair++) {
                lines.add(pair(stage, bare, pair));
                Bench.say(lines.getLast());
            }
        }
        lines.add(String.format(
                Locale.ROOT,
                "%nIn the middle (median of the pairs): %.3f, target at most 1.05; beside all five commands %.3f.",
                Spread.of(ratios).at(0.5),
                Spread.of(withReading).at(0.5)));
        Bench.keep("a", lines);
    }

    /** By turns, so that neither always meets the emulator with more in it. */
    private String pair(Stage stage, BareTerraform bare, int pair) throws IOException {
        boolean bareFirst = pair % 2 == 0;
        var slug = "bare-" + pair;
        var account = Long.toString(310_000_000_000L + pair);
        var before = bareFirst ? bare.build(slug, account) : null;
        double step = step(stage, pair + 1);
        var took = before == null ? bare.build(slug, account) : before;
        ratios.add(step / took.commands());
        withReading.add(step / (took.commands() + took.reading()));
        return String.format(
                Locale.ROOT,
                "| %d, %s first | %.2f | %.2f | %.2f | %.3f | %.3f |",
                pair,
                bareFirst ? "bare" : "step",
                step,
                took.commands(),
                took.reading(),
                ratios.getLast(),
                withReading.getLast());
    }

    /** Seconds from its begin until it is read back as done, as the run tells it; the run is stopped there. */
    private static double step(Stage stage, int number) throws IOException {
        var order = Order.submit(stage.node().api(), number);
        order.approve(LONGEST);
        Waiting.until("the stack stands", LONGEST, () -> {
            Waiting.pause(Duration.ofMillis(100));
            if (order.state().equals("INCIDENT")) {
                throw new IllegalStateException(order.incident());
            }
            return stage.database().text("select phase " + STEP, order.run()).equals("DONE");
        });
        order.cancel();
        Waiting.until(
                "the run stands still",
                LONGEST,
                () -> !order.state().equals("RUNNING") && !order.state().equals("CANCELLING"));
        return Double.parseDouble(
                stage.database().text("select extract(epoch from finished_at - started_at) " + STEP, order.run()));
    }

    /** The only work folder of Terraform that there is. */
    private static Path template(Stage stage) throws IOException {
        try (var all = Files.walk(stage.node().work().resolve("runs"), 4)) {
            return all.filter(folder -> Files.exists(folder.resolve("terraform.rc")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
