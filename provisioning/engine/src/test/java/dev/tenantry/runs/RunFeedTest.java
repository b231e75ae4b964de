package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What PostgreSQL tells reaches whoever follows, also past a connection that was lost. */
class RunFeedTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String LISTENERS =
            "select pid from pg_stat_activity where datname = current_database() and query like 'listen %'";

    private static TestDatabase database;
    private static JdbcRuns runs;
    private static RunLogs logs;

    private RunFeed feed;
    private final AtomicInteger ofRun = new AtomicInteger();
    private final AtomicInteger ofAll = new AtomicInteger();

    @BeforeAll
    static void database() {
        database = TestDatabase.create();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        runs = new JdbcRuns(database.scope(), database.jdbc(), clock);
        logs = new RunLogs(database.scope(), database.jdbc(), clock);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void listening() {
        feed = new RunFeed(database.engineDataSource());
        feed.start();
        await().atMost(PATIENCE).until(() -> listeners().size() == 1);
    }

    @AfterEach
    void stopped() {
        feed.stop();
        await().atMost(PATIENCE).until(() -> listeners().isEmpty());
    }

    private static List<Integer> listeners() {
        return database.admin()
                .sql(LISTENERS)
                .query((row, at) -> row.getInt("pid"))
                .list();
    }

    private static Run stored() {
        Run draft = new Run(
                new RunId(UUID.randomUUID()),
                0,
                TenantId.random(),
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
        return runs.load(
                new RunId(runs.insert(draft, "key-" + UUID.randomUUID(), true).orElseThrow()));
    }

    /** Follows once everything that was told before has been heard. */
    private AutoCloseable followAll(AtomicInteger told) throws Exception {
        RunId mark = new RunId(UUID.randomUUID());
        AtomicBoolean seen = new AtomicBoolean();
        AtomicInteger heard = new AtomicInteger();
        try (var page = feed.follow(mark, () -> seen.set(true));
                var list = feed.followAll(() -> heard.addAndGet(seen.get() ? 1 : 0))) {
            database.raw()
                    .sql("select pg_notify('run', ?)")
                    .param(mark.toString())
                    .query((row, at) -> "")
                    .list();
            untilTold(heard);
        }
        return feed.followAll(told::incrementAndGet);
    }

    private static void untilTold(AtomicInteger told) {
        await().atMost(PATIENCE).until(() -> told.get() > 0);
    }

    @Test
    void change_reaches_the_runs_page_and_every_list() throws Exception {
        Run run = stored();
        followAll(ofAll);
        feed.follow(run.id(), ofRun::incrementAndGet);
        runs.save(run, List.of());
        untilTold(ofRun);
        untilTold(ofAll);
    }

    @Test
    void new_run_reaches_every_list() throws Exception {
        followAll(ofAll);
        stored();
        untilTold(ofAll);
    }

    @Test
    void lines_of_a_log_reach_who_reads_it_and_neither_page_nor_list() throws Exception {
        Run run = stored();
        followAll(ofAll);
        AtomicInteger ofLog = new AtomicInteger();
        feed.followLogs(run.id(), ofLog::incrementAndGet);
        feed.follow(run.id(), ofRun::incrementAndGet);
        logs.append(
                new RunLogs.Place(run.id(), run.tenant(), 0), List.of(new LogLine(NOW, LogLine.Level.INFO, "word")));
        untilTold(ofLog);
        assertThat(ofRun).hasValue(0);
        runs.save(run, List.of());
        untilTold(ofAll);
        untilTold(ofRun);
        assertThat(ofAll).hasValue(1);
    }

    @Test
    void who_threw_at_the_news_keeps_them_from_nobody() throws Exception {
        Run run = stored();
        feed.follow(run.id(), RunFeedTest::breaks);
        feed.followAll(RunFeedTest::breaks);
        followAll(ofAll);
        feed.follow(run.id(), ofRun::incrementAndGet);
        for (int time = 0; time < 2; time++) {
            ofRun.set(0);
            ofAll.set(0);
            runs.save(runs.load(run.id()), List.of());
            untilTold(ofRun);
            untilTold(ofAll);
        }
    }

    private static void breaks() {
        throw new IllegalStateException("a page that cannot be shown");
    }

    @Test
    void who_has_gone_is_told_nothing_more() throws Exception {
        Run run = stored();
        AtomicInteger gone = new AtomicInteger();
        followAll(gone).close();
        feed.follow(run.id(), gone::incrementAndGet).close();
        feed.follow(run.id(), ofRun::incrementAndGet);
        runs.save(run, List.of());
        untilTold(ofRun);
        assertThat(gone).hasValue(0);
    }

    @Test
    void lost_connection_is_taken_up_again_and_everybody_is_told_to_look() throws Exception {
        Run run = stored();
        followAll(ofAll);
        int before = listeners().getFirst();
        assertThat(database.admin()
                        .sql("select pg_terminate_backend(?)")
                        .param(before)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        await().atMost(PATIENCE)
                .until(() -> listeners().size() == 1 && listeners().getFirst() != before);
        untilTold(ofAll);

        feed.follow(run.id(), ofRun::incrementAndGet);
        ofAll.set(0);
        runs.save(run, List.of());
        untilTold(ofRun);
        untilTold(ofAll);
    }

    @Test
    void feed_that_was_stopped_tells_nobody() throws Exception {
        Run run = stored();
        followAll(ofAll);
        feed.follow(run.id(), ofRun::incrementAndGet);
        feed.stop();
        await().atMost(PATIENCE).until(() -> listeners().isEmpty());
        ofRun.set(0);
        RunFeed other = new RunFeed(database.engineDataSource());
        AtomicInteger told = new AtomicInteger();
        other.follow(run.id(), told::incrementAndGet);
        other.start();
        await().atMost(PATIENCE).until(() -> listeners().size() == 1);
        runs.save(run, List.of());
        untilTold(told);
        other.stop();
        assertThat(feed.isRunning()).isFalse();
        assertThat(ofRun).hasValue(0);
        assertThat(ofAll).hasValue(0);
    }
}
