package dev.tenantry.drift;

import dev.tenantry.database.TenantScope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What monitoring sees of comparisons, asked of the rows whenever it looks, and so the same on each node. */
@Component
final class DriftMeters implements MeterBinder {

    private final TenantScope scope;
    private final DriftRows rows;
    private final DriftSettings settings;
    private final Clock clock;

    DriftMeters(TenantScope scope, DriftRows rows, DriftSettings settings, Clock clock) {
        this.scope = scope;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tenantry.drift.tenants", this::differing).register(registry);
        Gauge.builder("tenantry.drift.overdue.seconds", this::overdue).register(registry);
    }

    private double differing() {
        return scope.asProvider(() -> rows.drifting().size());
    }

    /** Nobody is late where nobody is compared by the clock. */
    private double overdue() {
        return settings.byTheClock()
                ? scope.asProvider(() -> rows.overdue(clock.instant()).toSeconds())
                : 0;
    }
}
