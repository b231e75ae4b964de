package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepKey;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long what is open has stood still. */
class StillRunsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void bind() {
        new StillRuns(database.scope(), database.jdbc(), Clock.fixed(NOW, ZoneOffset.UTC)).bindTo(registry);
    }

    private JdbcRuns saving(Duration ago) {
        return new JdbcRuns(database.scope(), database.jdbc(), Clock.fixed(NOW.minus(ago), ZoneOffset.UTC));
    }

    /** Last changed so long ago. */
    private Run changed(Duration ago, RunKind kind) {
        JdbcRuns runs = saving(ago);
        Run draft = new Run(
                new RunId(UUID.randomUUID()),
                0,
                TenantId.random(),
                kind,
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
        UUID id = runs.insert(draft, "key-" + UUID.randomUUID(), kind.changes()).orElseThrow();
        return runs.save(runs.load(new RunId(id)).in(RunState.RUNNING), List.of());
    }

    private double still(String waits) {
        return registry.get("tenantry.runs.still.seconds")
                .tag("waits", waits)
                .gauge()
                .value();
    }

    @Test
    void documents_exactly_what_is_registered() {
        assertThat(DocumentedMeters.registered(registry))
                .containsExactlyInAnyOrderElementsOf(DocumentedMeters.promised("tenantry.runs.", Set.of("gauge")));
    }

    @Test
    void nothing_stands_still_where_nothing_is_open() {
        assertThat(still("ENGINE")).isZero();
        assertThat(still("PERSON")).isZero();
        assertThat(registry.get("tenantry.runs.unheard.seconds").gauge().value())
                .isZero();
    }

    @Test
    void the_longest_unchanged_is_told_by_whom_it_waits_for() {
        changed(Duration.ofMinutes(10), RunKind.ONBOARD);
        changed(Duration.ofHours(3), RunKind.ONBOARD);
        Run stopped = changed(Duration.ofHours(9), RunKind.ONBOARD);
        Failure quota = new Failure(FailureClass.QUOTA, OutsideSystem.AWS, "vcpu", Saying.quote("no more vCPU"), "raw");
        saving(Duration.ofHours(5)).save(stopped.stoppedBy(new Run.Incident(0, quota, false, NOW)), List.of());
        assertThat(still("ENGINE")).isEqualTo(3 * 3600);
        assertThat(still("PERSON")).isEqualTo(5 * 3600);
    }

    @Test
    void what_has_ended_and_scans_for_drift_hold_nobody_up() {
        Run ended = changed(Duration.ofHours(7), RunKind.ONBOARD);
        saving(Duration.ofHours(6)).save(ended.ended(RunState.SUCCEEDED, NOW), List.of());
        changed(Duration.ofHours(8), RunKind.DRIFT_SCAN);
        assertThat(still("ENGINE")).isZero();
    }

    @Test
    void a_bell_that_nobody_hears_is_told_until_somebody_does() {
        Run run = changed(Duration.ZERO, RunKind.ONBOARD);
        RunWaking bell = new RunWaking(database.scope(), database.jdbc());
        bell.heard(run.id());
        database.scope()
                .inProvider(() -> database.jdbc()
                        .sql("update run set wake_since = clock_timestamp() - interval '10 minutes' where id = ?")
                        .param(run.id().value())
                        .update());
        assertThat(registry.get("tenantry.runs.unheard.seconds").gauge().value())
                .isBetween(600.0, 700.0);
        bell.heard(run.id());
        assertThat(registry.get("tenantry.runs.unheard.seconds").gauge().value())
                .isZero();
    }
}
