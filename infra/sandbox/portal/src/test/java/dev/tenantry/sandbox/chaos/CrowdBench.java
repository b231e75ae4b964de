package dev.tenantry.sandbox.chaos;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Many runs at once with a few slots for Terraform ({@code ./portal bench runs}, part d): memory, who waits how long for a slot, and
 * what a run costs that waits for a person.
 */
class CrowdBench {

    private static final Path HOME = Path.of("target/bench-crowd").toAbsolutePath();
    private static final int RUNS = Integer.getInteger("bench.runs", 50);
    private static final int SLOTS = Integer.getInteger("bench.slots", 2);
    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("bench.idle-seconds", 60));
    private static final Duration SETTLED = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final List<String> lines = new ArrayList<>();

    @Test
    void many_runs_at_once() throws IOException {
        assumeTrue(Files.exists(Bench.JAR), "the portal is not packaged: ./portal bench does that");
        assumeTrue(Vitals.areTold(), "memory and computing time of processes are read from /proc, which is not here");
        try (var stage = Stage.measured(
                HOME.resolve("stage"), false, Bench.program(HOME), "tenantry.processes.slots=" + SLOTS)) {
            var vitals = new Vitals(stage.node().pid());
            var queue = SlotQueue.watch(stage.database());
            Cost alone = cost(stage, vitals);
            long heap = vitals.heap();
            lines.add("| " + RUNS + " runs at once, " + SLOTS + " slots for Terraform | |");
            lines.add("|---|---|");
            lines.add(row("heap in use after its garbage was collected, portal without a run", heap + " MiB"));
            List<Order> orders = planned(stage, vitals);
            tell("plans before the approval", queue);
            lines.add(row("heap, all runs waiting for approval", vitals.heap() + " MiB"));
            cost(alone, cost(stage, vitals));
            underWay(stage, vitals, orders);
            tell("plans and applies after it", queue);
            Bench.keep("d", lines);
        }
    }

    private List<Order> planned(Stage stage, Vitals vitals) throws IOException {
        List<Order> orders = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            orders.add(Order.submit(stage.node().api(), run));
        }
        watch("planning", stage, vitals, "state = 'AWAITING_APPROVAL'");
        return orders;
    }

    private void underWay(Stage stage, Vitals vitals, List<Order> orders) throws IOException {
        for (Order order : orders) {
            order.approve();
        }
        lines.add(row("heap, all runs under way", vitals.heap() + " MiB"));
        watch("under way", stage, vitals, """
                exists (select from tenantry.run_step s where s.run_id = run.id
                    and s.step like 'infrastructure@%' and s.phase = 'DONE')""");
    }

    /** Looks every half second until it holds of all runs. */
    private void watch(String when, Stage stage, Vitals vitals, String condition) throws IOException {
        List<Long> resident = new ArrayList<>();
        List<Long> programs = new ArrayList<>();
        Waiting.until(when, LONGEST, () -> {
            Waiting.pause(Duration.ofMillis(500));
            resident.add(vitals.resident());
            programs.add(stage.node().jobs().atWork());
            failing(stage);
            return Integer.toString(RUNS)
                    .equals(stage.database().text("select count(*) from tenantry.run where " + condition));
        });
        lines.add(row(
                "most of the process in memory (RSS), " + when,
                (long) Spread.of(resident).at(1) + " MiB"));
        lines.add(row("most Terraforms at once, " + when, Long.toString((long)
                Spread.of(programs).at(1))));
    }

    /** A run with an incident neither waits nor works, and would be measured as the cheapest of all. */
    private static void failing(Stage stage) {
        List<String> incidents = stage.database()
                .texts(
                        "select coalesce(failure::text, '') from tenantry.run_step where phase = 'FAILED' or failure is not null"
                                + " and run_id in (select id from tenantry.run where state = 'INCIDENT')");
        if (!incidents.isEmpty()) {
            throw new IllegalStateException("runs have failed: " + incidents);
        }
    }

    private void tell(String which, SlotQueue queue) {
        var waits = queue.waits();
        if (waits.isEmpty()) {
            lines.add(row("waits for a slot, " + which, "none"));
            return;
        }
        var longest = waits.getLast();
        lines.add(row(
                which + ": longest wait for a slot, beside what its place in the order of asking would have meant",
                String.format(
                        Locale.ROOT, "%.0f s, %.0f s (of %d waits)", longest.seconds(), longest.fair(), waits.size())));
        lines.add(row(
                which + ": most that one waited longer than that",
                String.format(
                        Locale.ROOT,
                        "%.0f s",
                        waits.stream()
                                .mapToDouble(wait -> wait.seconds() - wait.fair())
                                .max()
                                .orElse(0))));
        lines.add(row(
                which + ": most that have asked later and begun earlier than one",
                Long.toString(waits.stream()
                        .mapToLong(SlotQueue.Wait::overtaken)
                        .max()
                        .orElse(0))));
        queue.forget();
    }

    // ---- what waiting costs

    /** A minute. */
    private record Cost(double millis, double statements) {}

    private static Cost cost(Stage stage, Vitals vitals) throws IOException {
        Waiting.pause(SETTLED);
        var computed = vitals.computed();
        long asked = stage.database().statements();
        Waiting.pause(IDLE);
        double minutes = IDLE.toMillis() / 60_000.0;
        return new Cost(
                vitals.computed().minus(computed).toMillis() / minutes,
                (stage.database().statements() - asked) / minutes);
    }

    private void cost(Cost alone, Cost waiting) {
        lines.add(row(
                "computing time a minute: without a run, with all waiting for approval, the difference for each run",
                String.format(
                        Locale.ROOT,
                        "%.0f ms, %.0f ms, %.1f ms",
                        alone.millis(),
                        waiting.millis(),
                        (waiting.millis() - alone.millis()) / RUNS)));
        lines.add(row(
                "SQL statements a minute, likewise (`begin`, `set` and `commit` count, too)",
                String.format(
                        Locale.ROOT,
                        "%.0f, %.0f, %.1f",
                        alone.statements(),
                        waiting.statements(),
                        (waiting.statements() - alone.statements()) / RUNS)));
    }

    private static String row(String what, String value) {
        return "| " + what + " | " + value + " |";
    }
}
