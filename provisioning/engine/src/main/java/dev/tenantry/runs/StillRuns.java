package dev.tenantry.runs;

import dev.tenantry.database.TenantScope;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long what is open has stood still, asked of the rows whenever monitoring looks, and so the same on each node. Scans for
 * drift are left out: they hold nobody up.
 */
@Component
final class StillRuns implements MeterBinder {

    private final TenantScope scope;
    private final JdbcClient jdbc;
    private final Clock clock;

    StillRuns(TenantScope scope, JdbcClient jdbc, Clock clock) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tenantry.runs.still.seconds", () -> still(RunState::needsPerson))
                .tag("waits", "PERSON")
                .register(registry);
        Gauge.builder("tenantry.runs.still.seconds", () -> still(state -> !state.needsPerson() && !state.ended()))
                .tag("waits", "ENGINE")
                .register(registry);
        Gauge.builder("tenantry.runs.unheard.seconds", this::unheard).register(registry);
    }

    private double still(Predicate<RunState> meant) {
        String[] states =
                Arrays.stream(RunState.values()).filter(meant).map(Enum::name).toArray(String[]::new);
        return scope.asProvider(() -> jdbc.sql("""
                        select coalesce(extract(epoch from :now - min(changed_at)), 0)
                        from run where not ended and mutating and state = any (:states)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("states", states)
                .query(Double.class)
                .single());
    }

    /** The bell is rung by the database's clock. */
    private double unheard() {
        return scope.asProvider(() -> jdbc.sql("""
                        select coalesce(extract(epoch from clock_timestamp() - min(wake_since)), 0)
                        from run where wake_since is not null
                        """).query(Double.class).single());
    }
}
