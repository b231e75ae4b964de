package dev.tenantry.sandbox.faults;

import dev.tenantry.portal.shell.Simulation.Nature;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the scripts that started the world tell of it.
 *
 * @param parts what stands behind each part; one that is not named has nobody behind it
 * @param standIns address by name
 * @param tokenFile without which no stand-in tells or takes anything
 */
@ConfigurationProperties("tenantry.sandbox")
record SandboxSettings(
        @DefaultValue Map<SandboxPart, Nature> parts,
        @DefaultValue Map<String, URI> standIns,
        @Nullable Path tokenFile) {

    Nature natureOf(SandboxPart part) {
        return parts.getOrDefault(part, Nature.MISSING);
    }
}
