package dev.tenantry.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs one program at a time in a session of its own, with its output in files: a killed runner does not cut Helm off in the
 * middle of a change. Its pid is noted, so that the next runner of the same job waits for it instead of repairing what is
 * not broken.
 */
final class DetachedPrograms {

    private static final int MOST_OUTPUT = 8 * 1024 * 1024;
    /** Helm needs a while to note a cancelled release. */
    private static final Duration POLITE = Duration.ofSeconds(30);

    private final Path folder;
    private final Map<String, String> environment;
    private volatile @Nullable Process running;

    DetachedPrograms(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Runs it to its end, or ends it after the time; its exit code is then not 0. */
    ProgramRun run(Duration longest, List<String> command) {
        try {
            Path output = folder.resolve("output");
            Path errors = folder.resolve("errors");
            Process process = start(command, output, errors);
            running = process;
            note(process);
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                end(process);
            }
            return new ProgramRun(process.exitValue(), read(output), read(errors));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + command.getFirst(), e);
        } finally {
            running = null;
        }
    }

    private Process start(List<String> command, Path output, Path errors) throws IOException {
        List<String> detached = new ArrayList<>(command);
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            // it becomes the program: only a leader of a group would fork, and a child of the JVM is none
            detached.addAll(0, List.of("/usr/bin/setsid", "--wait"));
        }
        ProcessBuilder builder = new ProcessBuilder(detached)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private void note(Process process) throws IOException {
        Files.writeString(
                pidFile(), process.pid() + " " + startOf(process.toHandle()).orElse(""));
    }

    /** Waits for a program of an earlier, killed runner; true if none is left running. */
    boolean awaitEarlier(Duration longest) {
        Optional<ProcessHandle> earlier = earlier();
        if (earlier.isEmpty()) {
            return true;
        }
        try {
            earlier.get().onExit().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + earlier.get(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an earlier Helm", e);
        }
    }

    private Optional<ProcessHandle> earlier() {
        try {
            if (!Files.exists(pidFile())) {
                return Optional.empty();
            }
            String[] noted = Files.readString(pidFile()).split(" ", 2);
            return ProcessHandle.of(Long.parseLong(noted[0]))
                    .filter(ProcessHandle::isAlive)
                    // a pid alone may belong to somebody else by now
                    .filter(handle -> startOf(handle).orElse("").equals(noted[1]));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile(), e);
        }
    }

    private static Optional<String> startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Object::toString);
    }

    private Path pidFile() {
        return folder.resolve("pid");
    }

    /** Asks the running program to stop; nothing happens if none runs. */
    void stop() {
        Process process = running;
        if (process != null) {
            process.destroy();
        }
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private static String read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8);
        }
    }
}
