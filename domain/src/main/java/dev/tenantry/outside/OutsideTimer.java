package dev.tenantry.outside;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;

/** Times one call of an outside system, for whatever registries there are in this process; without one it costs nothing. */
final class OutsideTimer {

    private final OutsideSystem system;
    private final Timer.Sample sample;

    private OutsideTimer(OutsideSystem system) {
        this.system = system;
        this.sample = Timer.start(Metrics.globalRegistry);
    }

    static OutsideTimer start(OutsideSystem system) {
        return new OutsideTimer(system);
    }

    void answered() {
        stop("ok");
    }

    void failed(OutsideFailure.Kind kind) {
        stop(kind.name().toLowerCase(Locale.ROOT));
    }

    private void stop(String outcome) {
        sample.stop(Metrics.timer("tenantry.outside", "system", system.name(), "outcome", outcome));
    }
}
