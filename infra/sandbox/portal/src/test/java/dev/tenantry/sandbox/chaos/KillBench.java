package dev.tenantry.sandbox.chaos;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How long after {@code kill -9} of a portal its runs are worked on again, by the same portal started anew and by another one that
 * was there ({@code ./portal bench runs}, part c). Fails only if something does not work.
 */
class KillBench {

    private static final Path HOME = Path.of("target/bench-kill").toAbsolutePath();
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 100);
    private static final int OTHER_ROUNDS = Integer.getInteger("bench.other-rounds", Math.max(2, ROUNDS / 10));
    /** As many as have a program, and as many that queue for one. */
    private static final int RUNS = 4;

    private static final int FOR_EVER = 36_000;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Random chance = new Random(1);

    @Test
    void back_in_control() throws IOException {
        assumeTrue(Files.exists(Bench.JAR), "the portal is not packaged: ./portal bench does that");
        var chatter = Chatter.settings(HOME.resolve("chatter"));
        Chatter.tell(HOME.resolve("chatter"), 0, 0, FOR_EVER);
        try (var stage = Stage.measured(HOME.resolve("stage"), false, Bench.program(HOME), chatter)) {
            for (int run = 1; run <= RUNS; run++) {
                Order.submit(stage.node().api(), run);
            }
            Waiting.until("all runs are worked on", LONGEST, () -> leases(stage).size() == RUNS);
            var same = same(stage);
            stage.addNode().start();
            var other = other(stage);
            // silent for hours, and nobody's any more
            for (Node node : stage.nodes()) {
                node.programs().forEach(ProcessHandle::destroyForcibly);
            }
            Bench.keep(
                    "c",
                    List.of(
                            "| Back in control, seconds | kills | median | 95 % | most | target |",
                            "|---|---|---|---|---|---|",
                            "| same portal, started anew at once: until all its runs are worked on | " + ROUNDS + " |"
                                    + Spread.of(same.control()).cells("%.1f") + " 95 % within 10 |",
                            "| of that: until it answers | " + ROUNDS + " |"
                                    + Spread.of(same.start()).cells("%.1f") + " |",
                            "| the other portal: until all runs are its own | " + OTHER_ROUNDS + " |"
                                    + Spread.of(other).cells("%.1f") + " within 15 |"));
        }
    }

    /** In seconds. */
    private record Same(List<Double> control, List<Double> start) {}

    private Same same(Stage stage) throws IOException {
        var same = new Same(new ArrayList<>(), new ArrayList<>());
        for (int round = 1; round <= ROUNDS; round++) {
            Waiting.pause(Duration.ofMillis(1_000 + chance.nextInt(3_000)));
            var node = stage.node();
            long killed = System.nanoTime();
            node.kill();
            Waiting.until("its connections are gone", LONGEST, () -> connections(stage) == 0);
            Map<String, Lease> before = leases(stage);
            node.launch();
            var ready = CompletableFuture.supplyAsync(() -> {
                node.ready();
                return since(killed);
            });
            until(
                    "all runs are worked on again",
                    () -> leases(stage).entrySet().stream()
                            .allMatch(lease -> lease.getValue().epoch() > epoch(before, lease.getKey())));
            same.control().add(since(killed));
            same.start().add(ready.join());
            Bench.say("same portal, kill " + round + ": " + same.control().getLast() + " s");
        }
        return same;
    }

    /** Of two, the one dies that has most; it is there again, as the other one, before the next dies. */
    private List<Double> other(Stage stage) throws IOException {
        List<Double> took = new ArrayList<>();
        for (int round = 1; round <= OTHER_ROUNDS; round++) {
            Waiting.pause(Duration.ofMillis(4_000 + chance.nextInt(3_000)));
            var victim = busiest(stage);
            long killed = System.nanoTime();
            victim.kill();
            until(
                    "all runs are the other's",
                    () -> leases(stage).values().stream()
                            .noneMatch(lease -> lease.node().equals(victim.name())));
            took.add(since(killed));
            Bench.say("other portal, kill " + round + ": " + took.getLast() + " s");
            victim.start();
        }
        return took;
    }

    /** Looks so seldom that looking takes nothing from the portal that begins. */
    private static void until(String what, BooleanSupplier condition) {
        Waiting.until(what, LONGEST, () -> {
            Waiting.pause(Duration.ofMillis(50));
            return condition.getAsBoolean();
        });
    }

    private static Node busiest(Stage stage) {
        Map<String, Long> held =
                leases(stage).values().stream().collect(Collectors.groupingBy(Lease::node, Collectors.counting()));
        return stage.nodes().stream()
                .max((one, two) -> Long.compare(held.getOrDefault(one.name(), 0L), held.getOrDefault(two.name(), 0L)))
                .orElseThrow();
    }

    /** Each call of the engine takes it anew, under the next number. */
    private record Lease(String node, long epoch) {}

    private static Map<String, Lease> leases(Stage stage) {
        return stage
                .database()
                .admin()
                .sql("select tenant_id, node, epoch from tenantry.tenant_lease")
                .query((row, at) -> Map.entry(row.getString(1), new Lease(row.getString(2), row.getLong(3))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static long epoch(Map<String, Lease> of, String tenant) {
        var lease = of.get(tenant);
        return lease == null ? 0 : lease.epoch();
    }

    private static long connections(Stage stage) {
        return Long.parseLong(stage.database()
                .text("select count(*) from pg_stat_activity where usename in ('app', 'engine', 'owner')"));
    }

    private static double since(long began) {
        return Bench.seconds(System.nanoTime() - began);
    }
}
