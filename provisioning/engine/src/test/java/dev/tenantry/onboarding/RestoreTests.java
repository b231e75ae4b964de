package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenantry.audit.NewestChange;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.register.Field;
import dev.tenantry.runs.Pause;
import dev.tenantry.runs.Pauses;
import dev.tenantry.runs.Restores;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that lacks what was there holds everything, until a person lets it go. */
class RestoreTests {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path home;

    private ConfigurableApplicationContext engine;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void start() {
        engine = EngineUnderTest.start(
                home,
                List.of(ColouredStack.Steps.class),
                "test.steps=stack,go-live",
                "tenantry.drift.every=1h",
                "tenantry.drift.rounds=* * * * * *",
                "tenantry.runs.restore-look=* * * * * *");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void nothing_goes_on_after_a_restore_but_comparing_until_somebody_releases_it() throws IOException {
        TenantOnEngine live = TenantOnEngine.live(engine, Field.EXPECTED_USERS, "40");
        engine.getBean(NewestChange.class).keep();
        assertThat(pause()).isEmpty();

        loseTheNewestChange();

        await().atMost(SOON).until(() -> !pause().isEmpty());
        assertThat(pause()).allMatch(Restores::isOurs);
        RunId waiting = TenantOnEngine.draft(engine, Field.EXPECTED_USERS, "40").submit();
        await().atMost(SOON).until(() -> compared(live.id()));
        assertThat(states()).containsOnly(RunState.PLANNING);
        assertThat(count("select count(*) from notice where kind = 'DATABASE_RESTORED'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from audit_entry where act = 'runs.held-after-restore'"))
                .isEqualTo(1);

        engine.getBean(Pauses.class).releaseAll();

        await().atMost(SOON).until(() -> states().contains(RunState.AWAITING_APPROVAL));
        assertThat(waiting).isNotNull();
        assertThat(pause()).isEmpty();
    }

    @Test
    void one_loss_holds_the_runs_once_also_where_another_node_finds_it_later() throws IOException {
        change();
        engine.getBean(NewestChange.class).keep();
        String asAnotherNodeKeptIt = Files.readString(kept());
        loseTheNewestChange();
        await().atMost(SOON).until(() -> pause().stream().anyMatch(Restores::isOurs));
        engine.getBean(Pauses.class).releaseAll();

        Files.writeString(kept(), asAnotherNodeKeptIt);

        await().atMost(SOON).until(() -> !Files.readString(kept()).equals(asAnotherNodeKeptIt));
        assertThat(pause()).isEmpty();
    }

    @Test
    void damaged_file_holds_nobody_up() throws IOException {
        change();
        engine.getBean(NewestChange.class).keep();

        Files.writeString(kept(), "of no us");

        TenantOnEngine tenant = TenantOnEngine.draft(engine, Field.EXPECTED_USERS, "40");
        tenant.await(tenant.submit(), RunState.AWAITING_APPROVAL);
        assertThatThrownBy(engine.getBean(NewestChange.class)::lost).hasMessageContaining("cannot be read");
    }

    @Test
    void somebodys_own_pause_gives_way_to_the_one_that_says_more() throws IOException {
        change();
        engine.getBean(Pauses.class).pauseAll("maintenance");
        engine.getBean(NewestChange.class).keep();

        loseTheNewestChange();

        await().atMost(SOON).until(() -> pause().stream().anyMatch(Restores::isOurs));
    }

    @Test
    void another_database_is_not_taken_for_an_earlier_one() throws IOException {
        change();
        engine.getBean(NewestChange.class).keep();
        assertThat(kept()).isNotEmptyFile();
        engine.close();

        start();

        assertThat(engine.getBean(NewestChange.class).lost()).isEmpty();
        assertThat(pause()).isEmpty();
    }

    private void change() {
        engine.getBean(Pauses.class).pauseAll("so that something changes");
        engine.getBean(Pauses.class).releaseAll();
    }

    /** As if the copy had been made before what was kept last; no application could take an entry away. */
    private void loseTheNewestChange() throws IOException {
        UUID kept = UUID.fromString(Files.readString(kept()).substring(0, 36));
        JdbcClient admin = engine.getBean(TestDatabase.class).admin();
        admin.sql("alter table tenantry.audit_entry disable trigger all").update();
        admin.sql("delete from tenantry.audit_entry where id = ?").param(kept).update();
        admin.sql("alter table tenantry.audit_entry enable trigger all").update();
    }

    private Path kept() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("audit-heads"))) {
            return files.filter(file -> file.toString().endsWith(".newest"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<Pause> pause() {
        return engine.getBean(Pauses.class).ofAll().stream().toList();
    }

    private boolean compared(TenantId tenant) {
        return of(new RunFilter(Set.of(), Set.of(RunKind.DRIFT_SCAN), tenant, null)).stream()
                .anyMatch(run -> run.state() == RunState.SUCCEEDED);
    }

    private List<RunState> states() {
        return of(new RunFilter(Set.of(), Set.of(RunKind.ONBOARD), null, null)).stream()
                .map(RunSummary::state)
                .filter(state -> !state.ended())
                .toList();
    }

    private List<RunSummary> of(RunFilter filter) {
        return engine.getBean(RunReading.class).list(filter).runs();
    }

    private long count(String sql) {
        return engine.getBean(TestDatabase.class)
                .scope()
                .asProvider(() -> engine.getBean(JdbcClient.class)
                        .sql(sql)
                        .query(Long.class)
                        .single());
    }
}
