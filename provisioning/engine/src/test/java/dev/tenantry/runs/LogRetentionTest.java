package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long what steps told is kept, on real rows. */
class LogRetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Duration KEPT = Duration.ofDays(180);

    private static TestDatabase database;
    private static JdbcRuns runs;
    private static RunLogs logs;

    @BeforeAll
    static void database() {
        database = TestDatabase.create();
        runs = new JdbcRuns(database.scope(), database.jdbc(), CLOCK);
        logs = new RunLogs(database.scope(), database.jdbc(), CLOCK);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void what_was_told_goes_when_the_run_has_ended_long_enough_ago_and_the_run_stays() {
        Run old = ended(NOW.minus(KEPT).minusSeconds(1));
        Run young = ended(NOW.minus(KEPT).plusSeconds(1));
        Run open = told(DraftedRuns.stored(runs, "system:test", NOW.minus(KEPT.multipliedBy(2))));

        retention().forget();

        assertThat(lines(old)).isZero();
        assertThat(runs.load(old.id()).state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(lines(young)).isEqualTo(1);
        assertThat(lines(open)).as("of a run that is not over").isEqualTo(1);
        retention().forget();
        assertThat(lines(young)).as("asked again").isEqualTo(1);
    }

    @Test
    void all_old_ones_go_however_many_there_are() {
        List<Run> many = Stream.generate(() -> ended(NOW.minus(KEPT).minusSeconds(1)))
                .limit(101)
                .toList();
        retention().forget();
        assertThat(many).allMatch(run -> lines(run) == 0);
    }

    private static LogRetention retention() {
        RunSettings settings = new RunSettings(
                "node", Path.of("unused"), Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofHours(1), KEPT, 8);
        return new LogRetention(database.scope(), database.jdbc(), settings, CLOCK);
    }

    private static Run ended(Instant at) {
        Run run = told(DraftedRuns.stored(runs, "system:test", at));
        return runs.save(run.ended(RunState.SUCCEEDED, at), List.of());
    }

    private static Run told(Run run) {
        logs.append(
                new RunLogs.Place(run.id(), run.tenant(), 0), List.of(new LogLine(NOW, LogLine.Level.INFO, "told")));
        return run;
    }

    private static long lines(Run run) {
        return database.scope()
                .asProvider(() -> database.jdbc()
                        .sql("select count(*) from run_log where run_id = ?")
                        .param(run.id().value())
                        .query(Long.class)
                        .single());
    }
}
