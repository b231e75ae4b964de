package dev.tenantry.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journeys take the browser that the launcher calls found, wherever it lies: otherwise all of them are left out unnoticed. */
class ChromiumTests {

    private static final Path LAUNCHER =
            Path.of("../../../portal").toAbsolutePath().normalize();

    @TempDir
    private Path machine;

    private Path first;
    private Path second;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void folders() throws IOException {
        first = Files.createDirectory(machine.resolve("first"));
        second = Files.createDirectory(machine.resolve("second"));
    }

    @Test
    void no_folder_is_too_unusual() throws Exception {
        Path chrome = program(second, "google-chrome");
        assertThat(found(Map.of())).contains(chrome);
    }

    @Test
    void first_name_comes_before_first_folder() throws Exception {
        program(first, "google-chrome");
        program(first, "chromium-browser");
        Path chromium = program(second, "chromium");
        assertThat(found(Map.of())).contains(chromium);
    }

    @Test
    void what_is_named_comes_before_what_is_there() throws Exception {
        program(first, "chromium");
        Path own = program(machine, "my-own");
        assertThat(found(Map.of("TENANTRY_CHROMIUM", own.toString()))).contains(own);
        Path edge = program(second, "edge");
        assertThat(found(Map.of("TENANTRY_CHROMIUM", "edge"))).contains(edge);
    }

    @Test
    void what_cannot_be_run_is_none() throws Exception {
        Files.createDirectory(first.resolve("chromium"));
        Files.writeString(second.resolve("chromium"), "");
        assertThat(found(Map.of("TENANTRY_CHROMIUM", machine.resolve("gone").toString())))
                .isEmpty();
    }

    /** What the journeys take, once it is known to be what the launcher finds. */
    private Optional<Path> found(Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", first + ":" + second);
        Optional<Path> found = Chromium.find(environment);
        assertThat(launchers(environment)).isEqualTo(found.map(Path::toString).orElse(""));
        return found;
    }

    private static String launchers(Map<String, String> environment) throws Exception {
        String search = Files.readAllLines(LAUNCHER).stream()
                .filter(line -> line.startsWith("chromium()"))
                .findFirst()
                .orElseThrow();
        ProcessBuilder asked = new ProcessBuilder(List.of("/bin/bash", "-c", search + "\nchromium"));
        asked.environment().clear();
        asked.environment().putAll(environment);
        Process process = asked.redirectErrorStream(true).start();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static Path program(Path folder, String name) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
