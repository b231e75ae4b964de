package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox keeps the world that it began with: an AWS emulator that is slow or broken is not one that is missing. */
class EmulatorStartTests {

    private static final Path BIN =
            Path.of("../../../infra/sandbox/bin").toAbsolutePath().normalize();
    private static final String TWO_CALLS = "{}\n{}\n";
    private static final String LIVES = "exec sleep 300";
    private static final String DIES = "echo broken; exit 1";

    @TempDir
    Path home;

    @TempDir
    Path programs;

    private int port;

    @BeforeEach
    void finds_a_port() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void ends_the_emulator() throws Exception {
        assertThat(ended(begin(Map.of(), "moto.sh", "down", home.toString())).code())
                .isZero();
    }

    @Test
    void waits_for_an_emulator_that_is_told_again_what_it_was_told() throws Exception {
        emulator(LIVES);
        was_told();

        Process start = up(Map.of());
        BufferedReader says = start.inputReader();
        assertThat(says.readLine()).contains("told again what it was told (2 calls)", "longer");
        HttpServer answers = answers();
        try {
            assertThat(says.readLine()).isEqualTo("http://127.0.0.1:" + port);
            assertThat(ended(start)).isEqualTo(new Ended(0, ""));
        } finally {
            answers.stop(0);
        }
    }

    @Test
    void does_not_call_one_missing_that_takes_too_long_and_waits_for_it_again() throws Exception {
        emulator(LIVES);
        was_told();

        Ended tooLate = ended(up(Map.of("EMULATOR_PATIENCE", "1")));

        assertThat(tooLate.code()).isEqualTo(4);
        assertThat(tooLate.said()).contains("it goes on", "next start waits", "log: " + home.resolve("moto/log"));
        HttpServer answers = answers();
        try {
            assertThat(ended(up(Map.of()))).isEqualTo(new Ended(0, "http://127.0.0.1:" + port));
        } finally {
            answers.stop(0);
        }
        assertThat(programs.resolve("begun")).hasContent("begun");
    }

    @Test
    void tells_one_that_is_not_installed_from_one_that_ends_by_itself() throws Exception {
        emulator(DIES);
        Ended broken = ended(up(Map.of()));
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.said()).contains("ends by itself", "log: " + home.resolve("moto/log"));

        nothing();
        assertThat(ended(up(Map.of()))).isEqualTo(new Ended(3, ""));
    }

    @Test
    void does_not_start_in_another_world_because_the_emulator_is_broken() throws Exception {
        emulator(DIES);
        was_told();

        Ended start = start(Map.of());

        assertThat(start.code()).isNotZero();
        assertThat(start.said())
                .contains("ends by itself", home.resolve("moto/log").toString(), "not started")
                .doesNotContain("a stand-in takes its place");
        assertThat(home.resolve("world")).doesNotExist();
    }

    @Test
    void does_not_start_in_another_world_because_the_emulator_is_slow() throws Exception {
        emulator(LIVES);

        Ended start = start(Map.of("EMULATOR_PATIENCE", "1"));

        assertThat(start.code()).isNotZero();
        assertThat(start.said()).contains("it goes on", "not started").doesNotContain("a stand-in takes its place");
    }

    @Test
    void goes_on_without_an_emulator_that_never_worked() throws Exception {
        emulator(DIES);

        assertThat(start(Map.of()).said())
                .contains("ends by itself", "a stand-in takes its place")
                .doesNotContain("Another world", "not started");
    }

    @Test
    void says_what_follows_when_the_emulator_that_it_began_with_is_gone() throws Exception {
        nothing();
        was_told();

        assertThat(start(Map.of()).said())
                .contains("a stand-in takes its place", "began with emulated AWS", "their stacks are not here");
    }

    @Test
    void says_what_follows_when_there_is_an_emulator_that_it_did_not_begin_with() throws Exception {
        nothing();
        assertThat(start(Map.of()).said())
                .contains("a stand-in takes its place")
                .doesNotContain("Another world");
        assertThat(start(Map.of()).said()).doesNotContain("Another world");

        emulator(LIVES);
        HttpServer answers = answers();
        try {
            assertThat(start(Map.of()).said())
                    .contains("began with a simulated Terraform and a stand-in of AWS; now", "emulated AWS");
        } finally {
            answers.stop(0);
        }
    }

    // ---- this machine's programs, as the scripts find them

    private void emulator(String what) throws IOException {
        program("moto_server", "exit 0");
        program(
                "python3",
                "case $1 in -c) ;; -) echo %d ;; *) echo begun >> %s; %s ;; esac"
                        .formatted(port, programs.resolve("begun"), what));
    }

    private void nothing() throws IOException {
        program("moto_server", "exit 1");
        program("python3", "exit 1");
    }

    private void program(String name, String shell) throws IOException {
        Path file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + shell + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void was_told() throws IOException {
        Files.writeString(Files.createDirectories(home.resolve("moto")).resolve("calls"), TWO_CALLS);
    }

    private HttpServer answers() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    // ---- the scripts

    private Process up(Map<String, String> environment) throws IOException {
        return begin(environment, "moto.sh", "up", home.toString());
    }

    /** With a Java that unpacks a jar and starts nothing: what comes after the world is chosen does not matter here. */
    private Ended start(Map<String, String> environment) throws Exception {
        Path jdk = programs.resolve("jdk");
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "none");
        program("jdk/bin/java", "[ $1 = -Djarmode=tools ] && mkdir -p $6 && echo x > $6/portal.jar");
        Path jar = Files.writeString(programs.resolve("portal.jar"), "x");
        String free = Integer.toString(port == 65_535 ? port - 1 : port + 1);
        return ended(begin(environment, "run.sh", jdk.toString(), jar.toString(), home.toString(), free));
    }

    private Process begin(Map<String, String> environment, String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(BIN.resolve(script).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("EMULATOR_PATIENCE", "60");
        builder.environment().putAll(environment);
        builder.environment().put("PATH", programs + ":/usr/bin:/bin");
        return builder.start();
    }

    private static Ended ended(Process process) throws Exception {
        String said = String.join("\n", process.inputReader().lines().toList());
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), said);
    }

    private record Ended(int code, String said) {}
}
