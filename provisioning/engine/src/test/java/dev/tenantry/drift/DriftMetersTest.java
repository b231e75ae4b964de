package dev.tenantry.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.database.TestDatabase;
import dev.tenantry.runs.DocumentedMeters;
import dev.tenantry.tenants.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What monitoring sees of comparisons. */
class DriftMetersTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    private final DriftRows rows = new DriftRows(database.jdbc());

    private MeterRegistry registry(Duration every) {
        MeterRegistry registry = new SimpleMeterRegistry();
        new DriftMeters(database.scope(), rows, new DriftSettings(every, 2), Clock.fixed(NOW, ZoneOffset.UTC))
                .bindTo(registry);
        return registry;
    }

    private double told(String name, Duration every) {
        return registry(every).get(name).gauge().value();
    }

    private void watched(Duration from) {
        database.scope().inProvider(() -> rows.watch(TenantId.random(), NOW.plus(from)));
    }

    @Test
    void documents_exactly_what_is_registered() {
        assertThat(DocumentedMeters.registered(registry(Duration.ofDays(1))))
                .containsExactlyInAnyOrderElementsOf(DocumentedMeters.promised("tenantry.drift.", Set.of("gauge")));
    }

    @Test
    void the_latest_comparison_is_told_by_how_late_it_is() {
        watched(Duration.ofHours(2));
        assertThat(told("tenantry.drift.overdue.seconds", Duration.ofDays(1))).isZero();
        watched(Duration.ofHours(-3));
        watched(Duration.ofHours(-1));
        assertThat(told("tenantry.drift.overdue.seconds", Duration.ofDays(1))).isEqualTo(3 * 3600);
    }

    @Test
    void nobody_is_late_where_nobody_is_compared_by_the_clock() {
        watched(Duration.ofHours(-3));
        assertThat(told("tenantry.drift.overdue.seconds", Duration.ZERO)).isZero();
    }

    @Test
    void tenants_with_differences_are_counted_and_not_those_that_only_are_watched() {
        watched(Duration.ZERO);
        watched(Duration.ZERO);
        assertThat(told("tenantry.drift.tenants", Duration.ofDays(1))).isZero();
        database.scope()
                .inProvider(() -> database.jdbc()
                        .sql(
                                "update drift_watch set open = 3, compared_at = ? where tenant_id = (select min(tenant_id::text)::uuid from drift_watch)")
                        .param(java.sql.Timestamp.from(NOW))
                        .update());
        assertThat(told("tenantry.drift.tenants", Duration.ofDays(1))).isEqualTo(1);
    }
}
