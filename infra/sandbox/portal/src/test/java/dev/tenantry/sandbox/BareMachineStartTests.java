package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** {@code ./portal start} on a machine that has a JDK, Maven and what every system has, and nothing else. */
@Tag("long")
class BareMachineStartTests {

    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
    private static final Path SANDBOX = Path.of("target/bare-machine").toAbsolutePath();
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    /** The last two only where everything is root's: PostgreSQL wants to be somebody else. */
    private static final List<String> EVERYWHERE = List.of(
            "bash",
            "sh",
            "env",
            "cat",
            "cksum",
            "cmp",
            "cut",
            "dirname",
            "find",
            "grep",
            "head",
            "kill",
            "mkdir",
            "mv",
            "nohup",
            "od",
            "paste",
            "readlink",
            "rm",
            "sed",
            "sha256sum",
            "sleep",
            "sort",
            "tail",
            "touch",
            "tr",
            "uname",
            "xargs",
            "id",
            "unshare");

    @TempDir
    Path folder;

    private Map<String, String> environment = Map.of();

    @BeforeEach
    void bareMachine() throws IOException {
        assumeTrue(
                Files.exists(Path.of("target/built")),
                "the portal is not built: ./portal verify and ./portal start do that");
        Path bin = BareMachine.with(EVERYWHERE, folder);
        Path maven =
                Files.writeString(bin.resolve("mvn"), "#!/bin/sh\necho 'everything is built already' >&2\nexit 1\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
        environment = Map.of(
                "PATH", bin + ":" + System.getProperty("java.home") + "/bin",
                "HOME", folder.toString(),
                "LC_ALL", "C.UTF-8",
                "PORTAL_JDK", System.getProperty("java.home"),
                "TENANTRY_DEMO", "no",
                "TENANTRY_HOME", SANDBOX.toString(),
                "TENANTRY_PORT", freePort());
        stopped();
        FileSystemUtils.deleteRecursively(SANDBOX);
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        if (!environment.isEmpty()) {
            assertThat(stopped()).contains("nothing of the sandbox runs any more");
        }
    }

    @Test
    void starts_with_a_line_for_each_tool_that_is_missing_and_says_at_ctrl_c_what_becomes_of_runs() throws Exception {
        Process start = portal("start");
        await("ready").atMost(LONGEST_START).until(() -> {
            assertThat(start.isAlive()).as(said()).isTrue();
            return said().contains("Tenantry is ready:");
        });
        assertThat(said().lines())
                .containsOnlyOnce(
                        "portal: it cannot be had here (needs python3 with venv, and its registry); the sandbox goes on without",
                        "no AWS emulator (./portal doctor says how to get it): a stand-in takes its place, with a simulated Terraform");
        assertThat(said()).doesNotContain("command not found", "No such file", "unbound variable", "did not all start");

        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(start.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThat(start.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(start.exitValue()).isZero();
        assertThat(said())
                .containsSubsequence(
                        "stopping … A run in flight loses nothing: Terraform goes on by itself, and the next start catches up with it.",
                        "stopped. The emulated world goes on, so that nothing is lost; ./portal stop ends it, too.");
        assertThat(SANDBOX.resolve("portal.pid")).doesNotExist();
    }

    private String stopped() throws IOException {
        Process stop = portal("stop");
        stop.onExit().join();
        assertThat(stop.exitValue()).as(said()).isZero();
        return said();
    }

    /** A terminal's Ctrl-C reaches it also if whoever runs this test lets none through. */
    private Process portal(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        folder.resolve("bin/env").toString(),
                        "--default-signal=INT",
                        ROOT.resolve("portal").toString(),
                        command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
