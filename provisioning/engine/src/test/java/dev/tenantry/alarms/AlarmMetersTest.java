package dev.tenantry.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.alarms.AlarmStates.Standing;
import dev.tenantry.database.TestDatabase;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.runs.DocumentedMeters;
import dev.tenantry.tenants.TenantId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What monitoring sees of tenants' alarms. */
class AlarmMetersTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @AutoClose
    private final TestDatabase database = TestDatabase.create();

    private final AlarmRows rows = new AlarmRows(database.jdbc());

    private MeterRegistry registry(Duration every) {
        MeterRegistry registry = new SimpleMeterRegistry();
        new AlarmMeters(
                        database.scope(),
                        rows,
                        new AlarmSettings(every, 1, Duration.ofHours(1)),
                        Clock.fixed(NOW, ZoneOffset.UTC))
                .bindTo(registry);
        return registry;
    }

    private TenantId watched(Duration from) {
        TenantId tenant = TenantId.random();
        database.scope().inProvider(() -> rows.watch(tenant, NOW.plus(from)));
        return tenant;
    }

    private double unseen(Duration every) {
        return registry(every).get("tenantry.alarms.unseen").gauge().value();
    }

    private double goingOff(Severity severity) {
        return registry(Duration.ofMinutes(5))
                .get("tenantry.alarms.tenants")
                .tag("severity", severity.name())
                .gauge()
                .value();
    }

    @Test
    void documents_exactly_what_is_registered() {
        assertThat(DocumentedMeters.registered(registry(Duration.ofMinutes(5))))
                .containsExactlyInAnyOrderElementsOf(DocumentedMeters.promised("tenantry.alarms.", Set.of("gauge")));
    }

    @Test
    void tenants_that_nobody_could_look_at_for_long_are_counted_where_somebody_should() {
        watched(Duration.ofMinutes(5));
        TenantId silent = watched(Duration.ofMinutes(5));
        database.scope()
                .inProvider(() -> rows.silent(silent, NOW.minus(Duration.ofHours(2)), OutsideFailure.Kind.DOWN));
        watched(Duration.ofHours(-2));

        assertThat(unseen(Duration.ofMinutes(5))).isEqualTo(2);
        assertThat(unseen(Duration.ZERO)).isZero();
    }

    @Test
    void tenants_are_counted_by_the_severity_of_what_goes_off() {
        TenantId tenant = watched(Duration.ZERO);
        database.scope()
                .inProvider(() -> rows.seen(
                        tenant,
                        NOW,
                        List.of(
                                new Alarm("volume-full", Standing.ALARM, NOW, Severity.PAGE, ""),
                                new Alarm("assistant-silent", Standing.ALARM, NOW, Severity.PAGE, ""),
                                new Alarm("volume-filling", Standing.OK, NOW, Severity.WARNING, "")),
                        Set.of()));

        assertThat(goingOff(Severity.PAGE)).isEqualTo(1);
        assertThat(goingOff(Severity.WARNING)).isZero();
    }
}
