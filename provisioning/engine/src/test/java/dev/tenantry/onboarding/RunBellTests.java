package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.onboarding.WaitingStep.Script;
import dev.tenantry.processes.JobId;
import dev.tenantry.processes.ProcessHost;
import dev.tenantry.register.Field;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StepPhase;
import dev.tenantry.steps.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What wakes a run before its time, on the real process engine. */
class RunBellTests {

    /** Far shorter than any pause here, and long for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path home;

    private TestDatabase database;
    private ConfigurableApplicationContext engine;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void start() {
        database = TestDatabase.create();
        engine = engine();
    }

    private ConfigurableApplicationContext engine() {
        return EngineUnderTest.startOn(database, home, List.of(WaitingStep.Steps.class), "test.steps=waiting");
    }

    @AfterEach
    void stop() {
        engine.close();
        database.close();
    }

    @Test
    void run_that_leaves_a_busy_system_alone_hears_at_once_that_it_is_cancelled() {
        TenantOnEngine tenant = draft(Script.REFUSED_FOR_TEN_MINUTES);
        RunId run = approved(tenant);
        await().atMost(SOON).until(() -> at(tenant, run) == StepPhase.FAILED);

        assertThat(engine.getBean(RunControl.class).cancel(tenant.id(), run, "no longer wanted"))
                .isEqualTo(new RunControl.Decision.Taken());

        Run stopped =
                await().atMost(SOON).until(() -> tenant.detail(run).run(), now -> now.state() == RunState.INCIDENT);
        assertThat(stopped.incident()).isNotNull();
        assertThat(WaitingStep.of(tenant.id()).attempts()).hasValue(1);
    }

    @Test
    void end_of_a_program_ends_the_pause_of_its_run() throws IOException {
        TenantOnEngine tenant = draft(Script.PROGRAM);
        RunId run = approved(tenant);
        await().atMost(SOON).until(() -> at(tenant, run) == StepPhase.WORKING);

        Files.createFile(home.resolve("go"));

        tenant.await(run, RunState.SUCCEEDED);
        assertThat(WaitingStep.of(tenant.id()).attempts()).hasValue(1);
    }

    /** Else a busy system would be asked again as soon as the program that it turned away has ended. */
    @Test
    void end_of_a_program_does_not_end_the_pause_after_a_failure() {
        Set<JobId> ended = ConcurrentHashMap.newKeySet();
        engine.getBean(ProcessHost.class).onExit(ended::add);
        TenantOnEngine tenant = draft(Script.PROGRAM_THAT_IS_REFUSED);
        RunId run = approved(tenant);
        await().atMost(SOON).until(() -> at(tenant, run) == StepPhase.FAILED);
        await().atMost(SOON).until(() -> !ended.isEmpty());

        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> WaitingStep.of(tenant.id()).attempts().get() == 1 && at(tenant, run) == StepPhase.FAILED);
    }

    @Test
    void storm_of_rings_makes_nothing_happen_twice() {
        TenantOnEngine tenant = draft(Script.LOOKS);
        RunId run = approved(tenant);
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService storm = Executors.newFixedThreadPool(3)) {
            for (int ringer = 0; ringer < 3; ringer++) {
                storm.execute(() -> {
                    while (!over.get()) {
                        ring(run);
                        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                    }
                });
            }
            try {
                tenant.await(run, RunState.SUCCEEDED);
            } finally {
                over.set(true);
            }
        }

        WaitingStep.Seen seen = WaitingStep.of(tenant.id());
        assertThat(seen.attempts()).hasValue(1);
        assertThat(seen.atOnce()).hasValue(1);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(left("act_ru_execution")).isZero();
            assertThat(left("act_ru_timer_job") + left("act_ru_job") + left("act_ru_deadletter_job"))
                    .isZero();
        });
    }

    @Test
    void end_of_a_program_while_no_portal_is_there_is_found_by_the_clock() throws IOException {
        TenantOnEngine tenant = draft(Script.PROGRAM_LOOKED_AT_EACH_SECOND);
        RunId run = approved(tenant);
        await().atMost(SOON).until(() -> at(tenant, run) == StepPhase.WORKING);
        engine.close();
        Files.createFile(home.resolve("go"));
        await().atMost(SOON).until(() -> exitIsNoted(run));

        engine = engine();

        tenant.on(engine).await(run, RunState.SUCCEEDED);
    }

    private TenantOnEngine draft(Script script) {
        TenantOnEngine tenant = TenantOnEngine.draft(engine, Field.EXPECTED_USERS, "40");
        WaitingStep.plays(tenant.id(), script, home.resolve("go"));
        return tenant;
    }

    private static RunId approved(TenantOnEngine tenant) {
        RunId run = tenant.submit();
        tenant.approve(run);
        return run;
    }

    private static StepPhase at(TenantOnEngine tenant, RunId run) {
        return tenant.detail(run).run().steps().getFirst().phase();
    }

    private void ring(RunId run) {
        database.scope()
                .inProvider(() -> database.jdbc()
                        .sql("update run set wake_since = clock_timestamp() where id = ?")
                        .param(run.value())
                        .update());
    }

    private long left(String table) {
        return database.admin()
                .sql("select count(*) from flowable." + table)
                .query(Long.class)
                .single();
    }

    private boolean exitIsNoted(RunId run) {
        return Files.exists(
                home.resolve("processes").resolve(WaitingStep.job(run).value()).resolve("exit"));
    }
}
