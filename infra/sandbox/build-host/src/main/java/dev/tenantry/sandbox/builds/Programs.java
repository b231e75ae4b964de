package dev.tenantry.sandbox.builds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Short programs that are waited for: scripts, Helm, kubectl. */
final class Programs {

    private Programs() {}

    /**
     * What it printed.
     *
     * @param log where its complaints go
     * @throws IllegalStateException if it fails or takes longer
     */
    static String run(Duration longest, Path log, Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Path output = Files.createTempFile("output", "");
            try {
                return run(longest, log, builder.redirectOutput(output.toFile()), output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(command.getFirst() + " cannot be started", e);
        }
    }

    private static String run(Duration longest, Path log, ProcessBuilder builder, Path output) throws IOException {
        Process process = builder.start();
        try {
            if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
                process.destroy();
                throw new IllegalStateException(builder.command().getFirst() + " does not end; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    builder.command().getFirst() + " ended with " + process.exitValue() + "; see " + log);
        }
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
