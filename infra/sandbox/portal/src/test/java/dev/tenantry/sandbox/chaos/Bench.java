package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the parts of {@code ./portal bench runs} have in common: the portal as it is packaged, and where figures are kept. */
final class Bench {

    static final Path JAR =
            Path.of("target/tenantry-sandbox-portal-0.1.0-SNAPSHOT.jar").toAbsolutePath();

    private Bench() {}

    static Program program(Path home) throws IOException {
        return Program.packaged(JAR, home.resolve("portal"));
    }

    /** Keeps what a part came to, as Markdown. */
    static void keep(String part, List<String> lines) throws IOException {
        var result = Path.of("target/bench/runs-" + part + ".md");
        Files.createDirectories(result.getParent());
        Files.write(result, lines);
        lines.forEach(Bench::say);
    }

    /** For whoever waits. */
    static void say(String line) {
        System.out.println(line);
    }

    static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
