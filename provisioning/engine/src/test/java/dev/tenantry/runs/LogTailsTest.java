package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepLog;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Masking OF_A_SECRET = new Masking(List.of("hunter2-and-more"));

    private static TestDatabase database;
    private static RunLogs logs;
    private static LogReading reading;

    @TempDir
    Path folder;

    private final RunLogs.Place place = new RunLogs.Place(new RunId(UUID.randomUUID()), TenantId.random(), 0);

    @BeforeAll
    static void database() {
        database = TestDatabase.create();
        logs = new RunLogs(database.scope(), database.jdbc(), CLOCK);
        reading = new LogReading(database.jdbc());
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void aRun() {
        Run run = new Run(
                place.run(),
                0,
                place.tenant(),
                RunKind.ONBOARD,
                RunState.PLANNING,
                new Run.Requested("person:x", NOW),
                Profiles.acme(),
                List.of(RunStep.planned(0, new StepKey("a", 1))),
                null,
                0,
                null,
                false,
                null,
                null,
                0);
        new JdbcRuns(database.scope(), database.jdbc(), CLOCK).insert(run, "key " + run.id(), true);
    }

    private List<String> texts() {
        return database
                .scope()
                .asProvider(() -> reading.page(place.tenant(), place.run(), 0, LogQuery.on(1, 2_000)))
                .lines()
                .stream()
                .map(line -> line.line().text())
                .toList();
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void what_is_written_between_two_calls_of_a_step_is_taken_over_masked() throws IOException {
        Path output = folder.resolve("output");
        try (var tails = new LogTails(logs)) {
            tails.follow(place, output, StepLog.Format.PLAIN, OF_A_SECRET);
            write(output, "one\nthe password is hunter2-and-more\nhal");
            await().atMost(PATIENCE).until(() -> texts().equals(List.of("one", "the password is ••••••")));
            write(output, "f a line\n");
            await().atMost(PATIENCE).until(() -> texts().getLast().equals("half a line"));
        }
    }

    @Test
    void end_that_takes_more_than_one_call_is_taken_over_between_them() throws IOException {
        Path output = folder.resolve("output");
        String line = "x".repeat(60_000) + "\n";
        write(output, line.repeat(60) + "the end");
        try (var tails = new LogTails(logs)) {
            assertThat(tails.finish(place, output, StepLog.Format.PLAIN, OF_A_SECRET))
                    .isFalse();
            await().atMost(PATIENCE).until(() -> texts().size() == 60);
            assertThat(tails.finish(place, output, StepLog.Format.PLAIN, OF_A_SECRET))
                    .isTrue();
            assertThat(texts()).hasSize(61).endsWith("the end");
        }
    }

    @Test
    void whoever_takes_over_and_tells_at_the_same_time_each_line_is_there_once() throws IOException {
        Path output = folder.resolve("output");
        List<String> all = IntStream.rangeClosed(1, 300)
                .mapToObj(number -> "line " + number)
                .toList();
        AtomicBoolean written = new AtomicBoolean();
        CompletableFuture<?>[] takers = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> takeAndTell(output, written)))
                .limit(3)
                .toArray(CompletableFuture[]::new);
        for (String line : all) {
            write(output, line + "\n");
        }
        written.set(true);
        CompletableFuture.allOf(takers)
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
        assertThat(texts().stream().filter(text -> !text.equals("told"))).containsExactlyElementsOf(all);
    }

    private void takeAndTell(Path output, AtomicBoolean written) {
        for (int told = 0; told < 200 && !written.get(); told++) {
            logs.follow(place, output, StepLog.Format.PLAIN, OF_A_SECRET);
            logs.append(place, List.of(new LogLine(NOW, LogLine.Level.INFO, "told")));
        }
        await().atMost(PATIENCE).until(written::get);
        logs.follow(place, output, StepLog.Format.PLAIN, OF_A_SECRET);
    }
}
