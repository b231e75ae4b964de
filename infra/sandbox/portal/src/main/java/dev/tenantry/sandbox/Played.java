package dev.tenantry.sandbox;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.portal.shell.Simulation;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What this sandbox plays: every outside system that {@code tenantry.sandbox.real} does not name. */
@Component
class Played implements Simulation {

    private final Set<OutsideSystem> real;

    Played(@Value("${tenantry.sandbox.real:}") Set<OutsideSystem> real) {
        this.real = Set.copyOf(real);
    }

    @Override
    public Set<OutsideSystem> simulated() {
        var simulated = EnumSet.complementOf(EnumSet.of(OutsideSystem.PORTAL));
        simulated.removeAll(real);
        return simulated;
    }

    @Override
    public String page() {
        return "";
    }
}
