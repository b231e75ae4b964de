package dev.tenantry.sandbox.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;

/** The packaged portal with its world, as {@code ./portal start} runs them: processes that this test can kill. */
final class LaunchedPortal {

    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
    private static final Path JAR =
            Path.of("target/tenantry-sandbox-portal-0.1.0-SNAPSHOT.jar").toAbsolutePath();
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    private final Path home;
    private final int port;

    private LaunchedPortal(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    static boolean isBuilt() {
        return Files.exists(JAR);
    }

    /** With no tenants, on a port that is free. */
    static LaunchedPortal fresh() throws IOException {
        Path home = Path.of("target/launched").toAbsolutePath();
        try (var reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var portal = new LaunchedPortal(home, reserved.getLocalPort());
            portal.down();
            FileSystemUtils.deleteRecursively(home);
            Files.createDirectories(home);
            return portal;
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns when the sign-in page answers. */
    void start() throws IOException {
        var command = new ProcessBuilder(
                ROOT.resolve("infra/sandbox/bin/run.sh").toString(),
                System.getProperty("java.home"),
                JAR.toString(),
                home.toString(),
                Integer.toString(port));
        command.environment().put("TENANTRY_DEMO", "no");
        var launcher = command.directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("launcher.log").toFile())
                .start();
        var until = Instant.now().plus(LONGEST_START);
        while (!answers()) {
            if (!launcher.isAlive() || Instant.now().isAfter(until)) {
                throw new IllegalStateException("no start: " + Files.readString(home.resolve("launcher.log")));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    /** Ends the portal as a crash does, and nothing else. */
    void kill() throws IOException {
        var portal = process(read(home.resolve("portal.pid")));
        portal.destroyForcibly();
        portal.onExit().join();
    }

    /** Whether Terraform has begun to make something. */
    boolean isTerraformApplying() {
        return applications().stream()
                .anyMatch(attempt -> read(attempt.resolve("output")).contains("\"type\":\"apply_start\""));
    }

    /** The process of Terraform that applies. */
    ProcessHandle applying() {
        return process(read(applications().getFirst().resolve("program")));
    }

    /** A folder for each time that Terraform was started to apply. */
    List<Path> applications() {
        var processes = home.resolve("processes");
        if (!Files.isDirectory(processes)) {
            return List.of();
        }
        try (var attempts = Files.list(processes)) {
            return attempts.filter(attempt -> attempt.getFileName().toString().contains("-infra-apply-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessHandle process(String line) {
        return ProcessHandle.of(Long.parseLong(line.split("\\s", 2)[0])).orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        var request = HttpRequest.newBuilder(URI.create(address() + "/sign-in"))
                .timeout(Duration.ofSeconds(10))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                            .join()
                            .statusCode()
                    == 200;
        } catch (CompletionException notYet) {
            return false;
        }
    }

    /** Where a copy of the database lies, or is put. */
    Path copy() {
        return home.resolveSibling("launched-copy");
    }

    /** Copies the database's folder, as a backup of a server that is down. */
    void copyDatabase() throws IOException {
        FileSystemUtils.deleteRecursively(copy());
        copyWithRights(home.resolve("database"), copy());
    }

    /** Puts the copy in the place of what is there. */
    void restoreDatabase() throws IOException {
        FileSystemUtils.deleteRecursively(home.resolve("database"));
        copyWithRights(copy(), home.resolve("database"));
    }

    /** PostgreSQL insists on who may read its files. */
    private static void copyWithRights(Path from, Path to) throws IOException {
        var copying = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start();
        if (copying.onExit().join().exitValue() != 0) {
            throw new IOException("no copy of " + from);
        }
    }

    /** Ends the portal and its world. */
    void down() throws IOException {
        var script = new ProcessBuilder(
                        ROOT.resolve("infra/sandbox/bin/down.sh").toString(), home.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        script.onExit().join();
    }
}
