package dev.tenantry.sandbox.builds;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command line.
 *
 * @param helm simulated; unused by tenants that have a real Kubernetes
 * @param reals the programs of which each tenant gets a real one of its own
 * @param realPrograms the folder of their scripts
 * @param tools where they are installed and keep their states
 * @param wayIn the port by which the tenants' real assistants are reached; 0 takes a free one
 */
record Options(
        URI emulator,
        Path folder,
        String runner,
        Path helm,
        Path kubectl,
        Set<String> reals,
        Path realPrograms,
        Path tools,
        int wayIn) {

    static final String KUBERNETES = "kubernetes";
    static final String OPEN_WEBUI = "open-webui";

    static Options parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            given.put(arguments.get(i), arguments.get(i + 1));
        }
        return new Options(
                URI.create(require(given, "--emulator")),
                path(given, "--folder"),
                require(given, "--runner"),
                path(given, "--helm"),
                path(given, "--kubectl"),
                words(given.getOrDefault("--real", "")),
                Path.of(given.getOrDefault("--real-programs", "infra/real")).toAbsolutePath(),
                Path.of(given.getOrDefault("--tools", ".tenantry/tools")).toAbsolutePath(),
                Integer.parseInt(given.getOrDefault("--way-in", "0")));
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.strip().split("[ ,]+"));
    }

    private static Path path(Map<String, String> given, String name) {
        return Path.of(require(given, name)).toAbsolutePath();
    }

    private static String require(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name))
                .orElseThrow(() -> new IllegalArgumentException("missing option " + name));
    }
}
