package dev.tenantry.sandbox.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;

/** What a portal has noted of the programs that it has started, a folder for each attempt. */
record NodeJobs(Path folder) {

    /** Those that are at work, and what watches them; only where both see the same processes as we do. */
    List<ProcessHandle> alive() throws IOException {
        List<ProcessHandle> alive = new ArrayList<>();
        for (Path attempt : attempts()) {
            for (String file : List.of("program", "supervisor")) {
                alive(attempt.resolve(file)).ifPresent(alive::add);
            }
        }
        return alive;
    }

    /** How many are at work. */
    long atWork() throws IOException {
        return attempts().stream()
                .filter(attempt -> Files.exists(attempt.resolve("program")) && Files.notExists(attempt.resolve("exit")))
                .count();
    }

    /** How many were begun whose name begins so. */
    long named(String beginning) throws IOException {
        return attempts().stream()
                .filter(attempt -> attempt.getFileName().toString().startsWith(beginning))
                .count();
    }

    private static Optional<ProcessHandle> alive(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var line = new Scanner(Files.readString(file))) {
            return line.hasNextLong() ? ProcessHandle.of(line.nextLong()) : Optional.empty();
        }
    }

    private List<Path> attempts() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var attempts = Files.list(folder)) {
            return attempts.toList();
        }
    }
}
