package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher with and without its cache of classes. The script is the real one; {@code java} is a small script that serves a
 * page or ends as it is told, and the world around the portal is left out.
 */
class CachedStartTests {

    private static final Path SCRIPTS = Path.of("../bin").toAbsolutePath().normalize();
    private static final String JAVA = """
            #!/bin/bash
            here=$(cd "$(dirname "$0")/.." && pwd)
            case "$*" in
                *-Djarmode=tools*) mkdir -p "${@: -1}" && touch "${@: -1}/portal.jar" && exit ;;
                *-XX:AOTCache=*) echo by-cache ;;
                *-XX:AOTCacheOutput=*) echo recording ;;
            esac >> "$here/calls"
            echo 'what java says'
            case "$*" in
                *-XX:AOTCache=*) [ ! -e "$here/refuses-cache" ] || exit 1 ;;
            esac
            [ ! -e "$here/refuses-all" ] || exit 1
            exec '%s/bin/jwebserver' -b 127.0.0.1 -p "$(cat "$here/port")" -d "$here/pages"
            """.formatted(System.getProperty("java.home"));
    private static final String JCMD = """
            #!/bin/bash
            here=$(cd "$(dirname "$0")/.." && pwd)
            cat "$here/classes" > "$here/../home/portal/app.aot.new"
            """;

    @TempDir
    Path folder;

    private Path home;
    private Path jdk;
    private Path bin;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void prepare() throws IOException {
        home = folder.resolve("home");
        jdk = folder.resolve("jdk");
        bin = Files.createDirectory(folder.resolve("bin"));
        Files.createDirectories(jdk.resolve("pages"));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("pages/sign-in"), "sign in");
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25\"\n");
        Files.writeString(folder.resolve("portal.jar"), "a jar");
        program(jdk.resolve("bin/java"), JAVA);
        program(jdk.resolve("bin/jcmd"), JCMD);
        for (String script : List.of("run.sh", "layout.sh", "answers.sh", "terraform.sh", "jvm.flags")) {
            Files.createSymbolicLink(bin.resolve(script), SCRIPTS.resolve(script));
        }
        program(bin.resolve("moto.sh"), "#!/bin/sh\nexit 3\n");
        program(bin.resolve("world.sh"), "#!/bin/sh\n");
    }

    private static void program(Path file, String text) throws IOException {
        assertThat(Files.writeString(file, text).toFile().setExecutable(true)).isTrue();
    }

    @AfterEach
    void end() throws InterruptedException {
        for (Process one : started) {
            List<ProcessHandle> portals = one.descendants().toList();
            one.destroy();
            assertThat(one.waitFor(1, TimeUnit.MINUTES)).isTrue();
            portals.forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void cache_is_recorded_once_and_used_from_then_on() throws Exception {
        recorded("first");

        start();
        assertThat(awaitSaid("Tenantry is ready")).doesNotContain("once more without");
        assertThat(calls()).containsExactly("recording", "by-cache");
        stop();
        assertThat(cache()).hasContent("first");
    }

    @Test
    void portal_that_does_not_start_by_its_cache_is_started_without_and_the_cache_recorded_anew() throws Exception {
        recorded("first");
        Files.createFile(jdk.resolve("refuses-cache"));
        Files.writeString(jdk.resolve("classes"), "second");

        start();
        assertThat(awaitSaid("the next start will be faster"))
                .containsSubsequence("did not start by its class cache; once more without", "Tenantry is ready");
        assertThat(calls()).containsExactly("recording", "by-cache", "recording");
        assertThat(cache()).hasContent("second");
        stop();

        Files.delete(jdk.resolve("refuses-cache"));
        start();
        awaitSaid("Tenantry is ready");
        assertThat(calls()).as("the new one is trusted").endsWith("by-cache");
    }

    @Test
    void portal_that_starts_neither_way_is_told_with_the_end_of_its_log() throws Exception {
        recorded("first");
        Files.createFile(jdk.resolve("refuses-all"));

        start();
        assertThat(exitCode()).isNotZero();
        assertThat(said())
                .containsSubsequence(
                        "once more without", "what java says", "the portal did not start; all of its log:");
        assertThat(calls()).containsExactly("recording", "by-cache", "recording");
        assertThat(home.resolve("portal.pid")).doesNotExist();
    }

    private void recorded(String classes) throws Exception {
        Files.writeString(jdk.resolve("classes"), classes);
        start();
        awaitSaid("the next start will be faster");
        stop();
        assertThat(cache()).hasContent(classes);
    }

    private void start() throws IOException {
        String port = freePort();
        Files.writeString(jdk.resolve("port"), port);
        Path output = folder.resolve("said");
        Files.deleteIfExists(output);
        started.add(new ProcessBuilder(
                        bin.resolve("run.sh").toString(),
                        jdk.toString(),
                        folder.resolve("portal.jar").toString(),
                        home.toString(),
                        port)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start());
    }

    /** As by Ctrl-C. */
    private void stop() throws InterruptedException {
        started.getLast().destroy();
        assertThat(exitCode()).isZero();
    }

    private int exitCode() throws InterruptedException {
        assertThat(started.getLast().waitFor(1, TimeUnit.MINUTES)).isTrue();
        return started.getLast().exitValue();
    }

    private String awaitSaid(String wanted) {
        return await(wanted).atMost(Duration.ofMinutes(1)).until(this::said, said -> said.contains(wanted));
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    /** How the portal itself was called, in order. */
    private List<String> calls() throws IOException {
        try (Stream<String> lines = Files.lines(jdk.resolve("calls"))) {
            return lines.toList();
        }
    }

    private Path cache() {
        return home.resolve("portal/app.aot");
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(socket.getLocalPort());
        }
    }
}
