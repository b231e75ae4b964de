package dev.tenantry.sandbox.builds;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line. */
record Options(
        URI emulator,
        Path folder,
        String runner,
        Path helm,
        Path kubectl,
        @Nullable Path kubeconfig) {

    static Options parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i + 1 < arguments.size(); i += 2) {
            given.put(arguments.get(i), arguments.get(i + 1));
        }
        return new Options(
                URI.create(require(given, "--emulator")),
                Path.of(require(given, "--folder")).toAbsolutePath(),
                require(given, "--runner"),
                Path.of(require(given, "--helm")).toAbsolutePath(),
                Path.of(require(given, "--kubectl")).toAbsolutePath(),
                Optional.ofNullable(given.get("--kubeconfig"))
                        .map(file -> Path.of(file).toAbsolutePath())
                        .orElse(null));
    }

    private static String require(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name))
                .orElseThrow(() -> new IllegalArgumentException("missing option " + name));
    }
}
