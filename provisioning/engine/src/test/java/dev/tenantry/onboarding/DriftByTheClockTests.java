package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantry.drift.DriftScans;
import dev.tenantry.register.Field;
import dev.tenantry.runs.RunFilter;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.steps.RunKind;
import dev.tenantry.tenants.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Live tenants are compared by themselves, one after the other. */
class DriftByTheClockTests {

    @TempDir
    private static Path home;

    private static ConfigurableApplicationContext engine;

    @BeforeAll
    static void start() {
        engine = EngineUnderTest.start(
                home,
                List.of(ColouredStack.Steps.class),
                "test.steps=stack,go-live",
                "tenantry.drift.every=1s",
                "tenantry.drift.at-once=1",
                "tenantry.drift.rounds=* * * * * *");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static List<RunSummary> comparisons(TenantId tenant) {
        return engine.getBean(RunReading.class)
                .listOf(tenant, new RunFilter(Set.of(), Set.of(RunKind.DRIFT_SCAN), tenant, null))
                .runs();
    }

    private static boolean comparedTwice(TenantId tenant) {
        return comparisons(tenant).stream()
                        .filter(run -> run.state() == RunState.SUCCEEDED)
                        .count()
                >= 2;
    }

    @Test
    void each_is_compared_again_and_again_never_two_at_once_and_people_are_told_once() {
        TenantId one = TenantOnEngine.live(engine, Field.EXPECTED_USERS, "40").id();
        TenantId other = TenantOnEngine.live(engine, Field.EXPECTED_USERS, "40").id();
        ColouredStack.COLOURS.put(one, "red");
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            assertThat(List.of(one, other).stream()
                            .flatMap(tenant -> comparisons(tenant).stream())
                            .filter(run -> !run.state().ended()))
                    .hasSizeLessThan(2);
            return comparedTwice(one) && comparedTwice(other);
        });
        assertThat(comparisons(one)).extracting(RunSummary::requestedBy).containsOnly("system:drift");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> engine.getBean(DriftScans.class).drifting().size() == 1);
        assertThat(told()).isEqualTo(1);
    }

    private static long told() {
        return engine.getBean(dev.tenantry.database.TestDatabase.class)
                .scope()
                .asProvider(() -> engine.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql("select count(*) from notice where kind = 'DRIFT_FOUND'")
                        .query(Long.class)
                        .single());
    }
}
