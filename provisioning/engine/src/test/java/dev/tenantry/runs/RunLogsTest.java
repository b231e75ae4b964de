package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.StepLog;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLogsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
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

    private LogPage page(LogQuery query) {
        return database.scope().asProvider(() -> reading.page(place.tenant(), place.run(), 0, query));
    }

    private List<String> texts(LogQuery query) {
        return page(query).lines().stream().map(line -> line.line().text()).toList();
    }

    private static LogQuery all() {
        return LogQuery.on(1, 2_000);
    }

    private void follow(Path file, StepLog.Format format, String... secrets) {
        logs.follow(place, file, format, new Masking(List.of(secrets)));
    }

    /** A source that tells what it has, two lines at a time, and names places by how many were told. */
    private record Told(List<String> lines, boolean over) implements StepLog.Source {
        @Override
        public StepLog.Excerpt read(String after) {
            int from = after.isEmpty() ? 0 : Integer.parseInt(after);
            int to = Math.min(lines.size(), from + 2);
            return new StepLog.Excerpt(
                    lines.subList(from, to).stream()
                            .map(text -> new StepLog.Line(NOW.plusSeconds(from), text))
                            .toList(),
                    to == 0 ? "" : Integer.toString(to),
                    over && to == lines.size());
        }
    }

    private boolean take(StepLog.Source source, String... secrets) {
        return logs.outside().take(place, "job", source, new Masking(List.of(secrets)));
    }

    @Test
    void log_that_somebody_else_keeps_is_taken_over_once_with_its_times_and_without_secrets() {
        assertThat(take(new Told(List.of(), false))).isFalse();
        assertThat(take(
                        new Told(List.of("one", "the password is hunter2-and-more", "three"), false),
                        "hunter2-and-more"))
                .isFalse();
        assertThat(take(new Told(List.of("one", "two", "three", "four\nfive"), true)))
                .isTrue();
        assertThat(take(new Told(List.of("one", "two", "three", "four\nfive"), true)))
                .isTrue();

        assertThat(texts(all())).containsExactly("one", "the password is ••••••", "three", "four", "five");
        assertThat(page(all()).lines().get(2).line().at()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void two_that_take_over_the_same_piece_at_once_store_it_once() {
        StepLog.Source slow = after -> {
            if (after.isEmpty()) {
                take(new Told(List.of("one", "two"), false));
            }
            return new Told(List.of("one", "two"), false).read(after);
        };

        assertThat(take(slow)).isFalse();

        assertThat(texts(all())).containsExactly("one", "two");
    }

    @Test
    void followed_file_is_taken_over_once_in_whole_lines() throws Exception {
        Path file = Files.writeString(folder.resolve("out"), "one\ntwo\nthr");
        follow(file, StepLog.Format.PLAIN);
        follow(file, StepLog.Format.PLAIN);
        assertThat(texts(all())).containsExactly("one", "two");
        Files.writeString(file, "ee\n", StandardOpenOption.APPEND);
        follow(file, StepLog.Format.PLAIN);
        assertThat(texts(all())).containsExactly("one", "two", "three");
    }

    @Test
    void each_job_of_a_step_is_taken_over_from_its_own_beginning() throws Exception {
        Path plan = Files.createDirectories(folder.resolve("plan-1")).resolve("output");
        Path apply = Files.createDirectories(folder.resolve("apply-1")).resolve("output");
        Files.writeString(plan, "planned: quite a lot of it\n");
        follow(plan, StepLog.Format.PLAIN);
        Files.writeString(apply, "applied\n");
        follow(apply, StepLog.Format.PLAIN);
        assertThat(texts(all())).containsExactly("planned: quite a lot of it", "applied");
    }

    @Test
    void file_that_grows_no_more_is_taken_over_to_its_last_character_however_long_it_is() throws Exception {
        String line = "x".repeat(1_000) + "\n";
        Path file = Files.writeString(folder.resolve("out"), line.repeat(3_000) + "the end");
        Masking none = new Masking(List.of());
        assertThat(logs.finish(place, file, StepLog.Format.PLAIN, none)).isFalse();
        assertThat(logs.finish(place, file, StepLog.Format.PLAIN, none)).isTrue();
        assertThat(logs.finish(place, file, StepLog.Format.PLAIN, none)).isTrue();
        LogPage last = page(LogQuery.on(3_001, 10));
        assertThat(last.inAll()).isEqualTo(3_001);
        assertThat(last.lines().getLast().line().text()).isEqualTo("the end");
    }

    @Test
    void file_that_is_not_there_yet_has_nothing() {
        follow(folder.resolve("absent"), StepLog.Format.PLAIN);
        assertThat(page(all()).inAll()).isZero();
    }

    @Test
    void known_secrets_control_characters_and_turned_text_are_taken_out() throws Exception {
        Path file = Files.writeString(folder.resolve("out"), "\u001b[31mkey=s3cret-canary\u001b[0m \u202Ex\n");
        follow(file, StepLog.Format.PLAIN, "s3cret-canary");
        assertThat(texts(all())).containsExactly("key=••••••  x");
    }

    @Test
    void secret_is_taken_out_of_terraforms_lines_as_they_read_and_not_as_they_are_written() throws Exception {
        String secret = "p<a>s&s\"w\\ord";
        Path file = Files.writeString(folder.resolve("out"), """
                {"@level":"info","@message":"key=p\\u003ca\\u003es\\u0026s\\"w\\\\ord","diagnostic":{"detail":"p\\u003Ca>\\u0073&s\\u0022w\\u005cord"}}
                {"@message":"{\\"nested\\":\\"p\\\\u003ca\\\\u003es\\\\u0026s\\\\\\"w\\\\\\\\ord\\"}"}
                """);
        follow(file, StepLog.Format.TERRAFORM_JSON, secret);
        assertThat(texts(all())).containsExactly("key=•••••• — ••••••", "{\"nested\":\"••••••\"}");
    }

    @Test
    void of_a_line_of_megabytes_the_beginning_is_shown_and_no_half_of_a_secret_at_a_place_where_it_was_read_in_pieces()
            throws Exception {
        String secret = "s3cret-canary-in-the-middle";
        String half = "x".repeat(256 * 1024 - 10) + secret + "y".repeat(1_000_000);
        Path file = Files.writeString(folder.resolve("out"), half + "\nnext\n");
        follow(file, StepLog.Format.PLAIN, secret);
        assertThat(texts(all()))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("xxx")
                                .endsWith(" … (cut)")
                                .hasSizeLessThan(17_000),
                        second -> assertThat(second).isEqualTo("next"));
    }

    @Test
    void terraform_lines_carry_their_level_and_time() throws Exception {
        Path file = Files.writeString(folder.resolve("out"), """
                {"@level":"error","@message":"Error: no quota","@timestamp":"2026-11-25T09:00:00.5Z","type":"diagnostic","diagnostic":{"detail":"ask for more"}}
                {"@level":"error","@message":"Error: no room","type":"diagnostic","diagnostic":{"detail":""}}
                not json
                """);
        follow(file, StepLog.Format.TERRAFORM_JSON);
        LogLine first = page(all()).lines().getFirst().line();
        assertThat(first.level()).isEqualTo(LogLine.Level.ERROR);
        assertThat(first.text()).isEqualTo("Error: no quota — ask for more");
        assertThat(first.at()).isEqualTo(Instant.parse("2026-11-25T09:00:00.500Z"));
        assertThat(texts(all())).endsWith("Error: no room", "not json");
    }

    @Test
    void search_level_and_line_numbers_reach_across_chunks() {
        for (int chunk = 0; chunk < 3; chunk++) {
            logs.append(
                    place,
                    List.of(
                            new LogLine(NOW, LogLine.Level.INFO, "Alpha " + chunk),
                            new LogLine(NOW, LogLine.Level.ERROR, "beta " + chunk)));
        }
        assertThat(texts(LogQuery.on(1, 10).only(LogLine.Level.ERROR, null)))
                .containsExactly("beta 0", "beta 1", "beta 2");
        assertThat(texts(LogQuery.on(1, 10).only(null, "ALPHA"))).containsExactly("Alpha 0", "Alpha 1", "Alpha 2");
        LogPage middle = page(LogQuery.on(3, 2));
        assertThat(middle.lines()).extracting(LogPage.Numbered::number).containsExactly(3L, 4L);
        assertThat(middle.next()).isEqualTo(5);
    }

    @Test
    void newest_lines_come_first_and_older_ones_on_demand_until_none_is_left() {
        for (int chunk = 0; chunk < 3; chunk++) {
            logs.append(
                    place,
                    List.of(
                            new LogLine(NOW, LogLine.Level.INFO, "a" + chunk),
                            new LogLine(NOW, LogLine.Level.ERROR, "b" + chunk)));
        }
        LogPage newest = page(LogQuery.newest(3));
        assertThat(newest.lines()).extracting(LogPage.Numbered::number).containsExactly(4L, 5L, 6L);
        LogPage older = page(LogQuery.newest(3).at(newest.next(), LogQuery.Way.BACK));
        assertThat(older.lines()).extracting(LogPage.Numbered::number).containsExactly(1L, 2L, 3L);
        assertThat(older.next()).isEqualTo(1);
        assertThat(texts(LogQuery.newest(2).only(LogLine.Level.ERROR, null))).containsExactly("b1", "b2");
        assertThat(page(LogQuery.newest(2).at(1, LogQuery.Way.BACK)).lines()).isEmpty();
    }
}
