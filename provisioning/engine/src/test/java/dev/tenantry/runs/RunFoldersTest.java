package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.processes.JobId;
import dev.tenantry.processes.LocalProcesses;
import dev.tenantry.processes.ProcessJob;
import dev.tenantry.processes.ProcessState;
import dev.tenantry.steps.StepKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ended runs leave on a node, and when it goes. */
class RunFoldersTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration KEEP = Duration.ofHours(1);
    private static TestDatabase database;

    @TempDir
    Path root;

    private LocalProcesses host;
    private RunFolders folders;

    @BeforeAll
    static void database() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void open() {
        host = LocalProcesses.open(root.resolve("jobs"), Clock.systemUTC(), Map.of());
        RunSettings settings = new RunSettings(
                "portal-1",
                root.resolve("runs"),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                KEEP,
                Duration.ofDays(180),
                8);
        folders = new RunFolders(database.scope(), database.jdbc(), host, settings, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void what_an_ended_run_left_goes_after_a_while_with_the_notes_of_its_programs() throws IOException {
        Run over = run(NOW.minus(KEEP).minusSeconds(1));
        Path plan = work(over, "plan.json");
        JobId job = endedJob(over);
        folders.sweep();
        assertThat(plan).doesNotExist();
        assertThat(root.resolve("runs").resolve(over.id().toString())).doesNotExist();
        assertThat(host.inspect(job)).isEqualTo(new ProcessState.NotStarted());
    }

    @Test
    void what_is_young_under_way_or_not_of_a_run_stays() throws IOException {
        Path young = work(run(NOW.minusSeconds(60)), "plan.json");
        Run open = run(null);
        Path underWay = work(open, "plan.json");
        JobId job = endedJob(open);
        Path other = Files.createDirectories(root.resolve("runs").resolve("plugins"));
        folders.sweep();
        assertThat(List.of(young, underWay, other))
                .allSatisfy(file -> assertThat(file).exists());
        assertThat(host.inspect(job)).isInstanceOf(ProcessState.Exited.class);
    }

    @Test
    void state_that_terraform_could_not_save_is_never_thrown_away() throws IOException {
        Path state = work(run(NOW.minus(Duration.ofDays(9))), "errored.tfstate");
        folders.sweep();
        assertThat(state).exists();
    }

    /** @param ended null while it is under way */
    private static Run run(@org.jspecify.annotations.Nullable Instant ended) {
        Run drafted = DraftedRuns.planning("person:x", NOW.minus(Duration.ofDays(10)), List.of(new StepKey("a", 1)));
        JdbcRuns runs = new JdbcRuns(database.scope(), database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));
        runs.insert(drafted, "key " + drafted.id(), true);
        Run stored = runs.load(drafted.id());
        return ended == null ? stored : runs.save(stored.ended(RunState.SUCCEEDED, ended), List.of());
    }

    private Path work(Run run, String file) throws IOException {
        Path folder = root.resolve("runs").resolve(run.id().toString()).resolve("infrastructure");
        return Files.writeString(Files.createDirectories(folder).resolve(file), "{}");
    }

    private JobId endedJob(Run run) {
        JobId id = JobId.of(run.id().toString(), "infra-plan", 1);
        host.start(new ProcessJob(
                id, root, List.of("/bin/sh", "-c", "exit 0"), Map.of(), Map.of(), Duration.ofSeconds(1)));
        await().until(() -> host.inspect(id) instanceof ProcessState.Exited);
        return id;
    }
}
