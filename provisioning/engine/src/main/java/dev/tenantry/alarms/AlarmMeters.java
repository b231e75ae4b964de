package dev.tenantry.alarms;

import dev.tenantry.database.TenantScope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What monitoring sees of tenants' alarms, asked of the rows whenever it looks, and so the same on each node. */
@Component
final class AlarmMeters implements MeterBinder {

    private final TenantScope scope;
    private final AlarmRows rows;
    private final AlarmSettings settings;
    private final Clock clock;

    AlarmMeters(TenantScope scope, AlarmRows rows, AlarmSettings settings, Clock clock) {
        this.scope = scope;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Severity severity : Severity.values()) {
            Gauge.builder("tenantry.alarms.tenants", () -> goingOff(severity))
                    .tag("severity", severity.name())
                    .register(registry);
        }
        Gauge.builder("tenantry.alarms.unseen", this::unseen).register(registry);
    }

    private double goingOff(Severity severity) {
        return scope.asProvider(() -> rows.goingOff(severity));
    }

    /** Nobody is missed where nobody is looked at. */
    private double unseen() {
        return settings.byTheClock()
                ? scope.asProvider(() -> rows.unseen(clock.instant().minus(settings.unknownAfter())))
                : 0;
    }
}
