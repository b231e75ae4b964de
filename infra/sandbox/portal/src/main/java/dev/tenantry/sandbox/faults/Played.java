package dev.tenantry.sandbox.faults;

import dev.tenantry.portal.shell.Simulation;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What header and footer say of this sandbox. */
@Component
class Played implements Simulation {

    private final SandboxSettings settings;

    Played(SandboxSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Part> parts() {
        return Stream.of(SandboxPart.values())
                .map(part -> new Part(part.label(), settings.natureOf(part)))
                .toList();
    }

    @Override
    public String page() {
        return SandboxView.PATH;
    }
}
