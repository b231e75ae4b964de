package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.onboarding.WaitingStep.Script;
import dev.tenantry.register.Field;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A portal that is told to end lets the calls in progress end, and begins no others. */
class RunDrainTests {

    @TempDir
    private Path home;

    @Test
    void call_in_progress_ends_by_itself_and_the_next_start_goes_on_behind_it() {
        try (TestDatabase database = TestDatabase.create()) {
            Map<TenantOnEngine, RunId> runs = new LinkedHashMap<>();
            try (ConfigurableApplicationContext ending = engine(database)) {
                for (int tenant = 0; tenant < 3; tenant++) {
                    TenantOnEngine one = draft(ending);
                    runs.put(one, one.submit());
                }
                runs.forEach(TenantOnEngine::approve);
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> runs.keySet().stream()
                                .anyMatch(tenant ->
                                        WaitingStep.of(tenant.id()).now().get() == 1));
            }
            assertThat(runs.keySet())
                    .allMatch(tenant -> WaitingStep.of(tenant.id()).now().get() == 0);

            try (ConfigurableApplicationContext next = engine(database)) {
                runs.forEach((tenant, run) -> {
                    Run done = tenant.on(next).await(run, RunState.SUCCEEDED);
                    assertThat(done.steps()).allMatch(step -> step.attempt() == 1);
                    assertThat(WaitingStep.of(tenant.id()).calls()).hasValue(1);
                    assertThat(WaitingStep.of(tenant.id()).cutOff()).hasValue(0);
                });
            }
        }
    }

    /** As contexts of tests are while others are used. */
    @Test
    void portal_that_only_paused_goes_on() {
        try (TestDatabase database = TestDatabase.create();
                ConfigurableApplicationContext engine = engine(database)) {
            engine.pause();
            engine.restart();

            TenantOnEngine tenant = draft(engine);
            RunId run = tenant.submit();
            tenant.approve(run);
            tenant.await(run, RunState.SUCCEEDED);
        }
    }

    private static TenantOnEngine draft(ConfigurableApplicationContext engine) {
        TenantOnEngine tenant = TenantOnEngine.draft(engine, Field.EXPECTED_USERS, "40");
        WaitingStep.plays(tenant.id(), Script.SLOW_CALL, Path.of("none"));
        return tenant;
    }

    /** One run at a time, so that another is taken and waits. */
    private ConfigurableApplicationContext engine(TestDatabase database) {
        return EngineUnderTest.startOn(
                database, home, List.of(WaitingStep.Steps.class), "test.steps=waiting", "tenantry.runs.slots=1");
    }
}
