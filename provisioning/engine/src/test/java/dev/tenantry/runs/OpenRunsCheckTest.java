package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new build meets the runs that an older one began. */
class OpenRunsCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final StepKey GONE = new StepKey("gone", 1);

    private final TestDatabase database = TestDatabase.create();
    private final JdbcRuns runs = new JdbcRuns(database.scope(), database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void refuses_to_start_while_an_open_run_names_a_step_that_this_build_lacks() {
        Run run = begun(GONE);
        assertThatThrownBy(() -> check().start()).isInstanceOf(UnknownStep.class);
        var analysis = new UnknownStepFailureAnalyzer().analyze(unknown());
        assertThat(analysis).isNotNull().satisfies(told -> {
            assertThat(told.getDescription()).contains("gone@1");
            assertThat(told.getAction()).contains("then start this one");
        });

        runs.save(run.ended(RunState.CANCELLED, NOW), List.of());
        check().start();
    }

    @Test
    void starts_while_the_older_version_of_a_step_is_still_there() {
        begun(new StepKey("a", 1));
        check().start();
    }

    private UnknownStep unknown() {
        try {
            check().start();
            throw new AssertionError("it started");
        } catch (UnknownStep thrown) {
            return thrown;
        }
    }

    private OpenRunsCheck check() {
        var catalogue = new StepCatalogue(List.of(new ScriptedStep("a", new ArrayList<>())));
        return new OpenRunsCheck(database.scope(), new RunQueries(database.jdbc()), catalogue);
    }

    private Run begun(StepKey step) {
        Run draft = new Run(
                new RunId(UUID.randomUUID()),
                0,
                TenantId.random(),
                RunKind.ONBOARD,
                RunState.PLANNING,
                new Run.Requested("person:x", NOW),
                Profiles.acme(),
                List.of(RunStep.planned(0, step)),
                null,
                0,
                null,
                false,
                null,
                null,
                0);
        return runs.load(new RunId(runs.insert(draft, "key", true).orElseThrow()));
    }
}
