package dev.tenantry.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A machine that has what every system has, and nothing else: a folder that is the whole search path. */
final class BareMachine {

    private BareMachine() {}

    /** The new folder {@code bin}, in which this system's programs of these names are. */
    static Path with(List<String> programs, Path folder) throws IOException {
        Path bin = Files.createDirectory(folder.resolve("bin"));
        for (String program : programs) {
            Files.createSymbolicLink(bin.resolve(program), found(program));
        }
        return bin;
    }

    private static Path found(String program) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + program + " on this system"));
    }
}
