package dev.tenantry.sandbox.chaos;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.sandbox.browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * From a line that a program writes to many browsers, and what a very long log does to the portal's memory ({@code ./portal bench
 * runs}, part b). Fails only if something does not work.
 */
class LogBench {

    private static final Path HOME = Path.of("target/bench-log").toAbsolutePath();
    private static final Path CHATTER = HOME.resolve("chatter");
    private static final int VIEWERS = Integer.getInteger("bench.viewers", 20);
    private static final int A_SECOND = Integer.getInteger("bench.lines-a-second", 50);
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("bench.log-seconds", 60));
    private static final long BYTES = Long.getLong("bench.log-mb", 1024) * 1024 * 1024;
    private static final int PARTS = 5;
    private static final int SILENT_SECONDS = 7_200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(40);

    private final List<String> lines = new ArrayList<>();

    @Test
    void lines_reach_browsers_and_stay_out_of_memory() throws IOException {
        assumeTrue(Files.exists(Bench.JAR), "the portal is not packaged: ./portal bench does that");
        assumeTrue(Vitals.areTold(), "memory and computing time of processes are read from /proc, which is not here");
        Chromium.launch(); // aborts where there is none
        var settings = new ArrayList<>(List.of(Chatter.settings(CHATTER)));
        settings.add("tenantry.sessions.attempts=10000");
        try (var stage =
                Stage.measured(HOME.resolve("stage"), false, Bench.program(HOME), settings.toArray(String[]::new))) {
            var vitals = new Vitals(stage.node().pid());
            delays(stage, vitals);
            memory(stage, vitals);
            Bench.keep("b", lines);
        }
    }

    // ---- how long a line is under way

    private void delays(Stage stage, Vitals vitals) throws IOException {
        Chatter.tell(CHATTER, 3_600L * A_SECOND, A_SECOND, 0);
        var order = Order.submit(stage.node().api(), 1);
        try (var audience = audience(stage, order, VIEWERS)) {
            audience.watch(PATIENCE, Duration.ZERO); // a portal that has just started still compiles itself
            var computed = vitals.computed();
            var seen = audience.watch(LENGTH, PATIENCE);
            double share = vitals.computed().minus(computed).toMillis()
                    / (double) LENGTH.plus(PATIENCE).toMillis();
            lines.add("| " + VIEWERS + " browsers, " + A_SECOND + " lines a second | median | 95 % | most | target |");
            lines.add("|---|---|---|---|---|");
            lines.add("| from the program to the document, ms |"
                    + Spread.of(seen.delays()).cells("%.0f") + " 95 % within 700 |");
            lines.add("| pushes in a second, to one browser |"
                    + Spread.of(seen.aSecond()).cells("%.0f") + " at most 4 |");
            lines.add(String.format(
                    Locale.ROOT,
                    "%nOf %d lines (each counted at each browser) %d did not come. The portal used %.0f %% of one processor.",
                    seen.delays().size(),
                    seen.lost(),
                    share * 100));
        } finally {
            silence(stage);
        }
    }

    private static void silence(Stage stage) throws IOException {
        stage.node().programs().forEach(ProcessHandle::destroyForcibly);
    }

    /** Of people who look at the run when its log has begun. */
    private static Audience audience(Stage stage, Order order, int viewers) {
        Waiting.until("the log begins", LONGEST, () -> taken(stage, order) > 0);
        return new Audience(
                stage.node().address(),
                stage.database().text("select number from tenantry.run where id = ?::uuid", order.run()),
                viewers);
    }

    private static long taken(Stage stage, Order order) {
        return Long.parseLong(stage.database()
                .text("select coalesce(sum(taken), 0) from tenantry.run_log_file where run_id = ?::uuid", order.run()));
    }

    // ---- what a long log costs

    private void memory(Stage stage, Vitals vitals) throws IOException {
        // at its end it stays, so that the pages stay at its log
        Chatter.tell(CHATTER, BYTES / Chatter.line(1_000_000).length(), 0, SILENT_SECONDS);
        lines.add(String.format(
                Locale.ROOT,
                "%n| A log of %d MiB, two browsers follow it | heap, MiB | RSS, MiB |",
                BYTES / 1024 / 1024));
        lines.add("|---|---|---|");
        sample("before", vitals);
        long began = System.nanoTime();
        var order = Order.submit(stage.node().api(), 2);
        try (var audience = audience(stage, order, 2)) {
            for (int part = 1; part <= PARTS; part++) {
                long wanted = BYTES / PARTS * part * 99 / 100;
                Waiting.until("a part of the log is taken over", LONGEST, () -> {
                    Waiting.pause(Duration.ofMillis(200));
                    return taken(stage, order) >= wanted;
                });
                sample(100 / PARTS * part + " % of it", vitals);
            }
            double seconds = Bench.seconds(System.nanoTime() - began);
            long held = audience.held();
            long bytes = audience.download();
            sample("after it was downloaded as a whole (" + bytes / 1024 / 1024 + " MiB)", vitals);
            lines.add(String.format(
                    Locale.ROOT,
                    "%nIt was taken over within %.0f s; a browser that follows holds %d lines of it.",
                    seconds,
                    held));
        } finally {
            silence(stage);
        }
    }

    private void sample(String when, Vitals vitals) throws IOException {
        var row = "| " + when + " | " + vitals.heap() + " | " + vitals.resident() + " |";
        lines.add(row);
        Bench.say(row);
    }
}
