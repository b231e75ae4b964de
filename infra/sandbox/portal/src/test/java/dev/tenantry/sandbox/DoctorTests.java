package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./portal doctor} says on a machine that has a JDK, Maven and what every system has, and nothing else. */
class DoctorTests {

    private static final Path ROOT = Path.of("../../..").toAbsolutePath().normalize();
    private static final List<String> EVERYWHERE =
            List.of("bash", "env", "cat", "dirname", "find", "grep", "head", "readlink", "sed", "sort", "uname");
    private static final Pattern NEED = Pattern.compile("(?m)^need ([a-z0-9 ]+)$");
    /** What the doctor calls otherwise than the shell does. */
    private static final Map<String, String> NAMES = Map.of(
            "mvn", "Maven", "python3", "Python", "node", "Node", "npm", "Node", "go", "Go", "openssl", "OpenSSL");

    @TempDir
    Path home;

    @BeforeEach
    void bareMachine() throws IOException {
        Path bin = BareMachine.with(EVERYWHERE, home);
        Files.createSymbolicLink(bin.resolve("mvn"), bin.resolve("env"));
    }

    @Test
    void names_each_tool_that_is_missing_what_follows_and_how_to_get_it() throws Exception {
        Ended doctor = doctor();

        assertThat(doctor.code()).as(doctor.said()).isZero();
        assertThat(doctor.said()).contains("found    JDK from 25", "found    Maven");
        assertThat(List.of("Terraform", "AWS emulator", "Helm", "Chromium"))
                .allSatisfy(name -> isMissing(doctor, name));
        assertThat(demanded())
                .contains("jq", "unzip", "xz", "OpenSSL", "Go")
                .allSatisfy(name -> isMissing(doctor, name));
        assertThat(doctor.said()).doesNotContain("command not found", "No such file", "unbound variable");
    }

    @Test
    void says_that_nothing_can_be_built_without_maven() throws Exception {
        Files.delete(home.resolve("bin/mvn"));
        Ended doctor = doctor();

        assertThat(doctor.code()).isEqualTo(1);
        isMissing(doctor, "Maven");
    }

    @Test
    void finds_what_is_there() throws Exception {
        Files.createSymbolicLink(home.resolve("bin/jq"), home.resolve("bin/env"));
        assertThat(doctor().said()).containsPattern("found    jq +" + Pattern.quote(home + "/bin/jq"));
    }

    /** One line that names it with what follows, and the next with how to get it. */
    private static void isMissing(Ended doctor, String name) {
        assertThat(doctor.said()).containsPattern("  missing  " + Pattern.quote(name) + " +\\S.*\n +→ \\S");
    }

    /** What the scripts that get and start real programs end without, as the doctor calls it. */
    private static SortedSet<String> demanded() throws IOException {
        try (Stream<Path> scripts = Files.walk(ROOT.resolve("infra/real"))) {
            return scripts.filter(file -> file.toString().endsWith(".sh"))
                    .flatMap(file -> NEED.matcher(read(file)).results())
                    .flatMap(needed -> Stream.of(needed.group(1).split(" ")))
                    .map(tool -> NAMES.getOrDefault(tool, tool))
                    .filter(name -> !name.equals("Maven"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Ended(int code, String said) {}

    private Ended doctor() throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(ROOT.resolve("portal").toString(), "doctor").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH", home.resolve("bin").toString(),
                        "HOME", home.toString(),
                        "LC_ALL", "C.UTF-8",
                        "TENANTRY_HOME", home.resolve("sandbox").toString(),
                        "PORTAL_JDK", System.getProperty("java.home")));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
