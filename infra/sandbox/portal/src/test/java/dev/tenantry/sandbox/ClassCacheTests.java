package dev.tenantry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache of classes that is not to be trusted would crash the JVM: it is noticed before, and thrown away. */
class ClassCacheTests {

    private static final Path SCRIPT =
            Path.of("../bin/layout.sh").toAbsolutePath().normalize();
    private static final String JDK = System.getProperty("java.home");
    private static final String FLAGS = "-XX:+UseSerialGC";

    @TempDir
    Path folder;

    @BeforeEach
    void record() throws Exception {
        Files.writeString(folder.resolve("app.digests"), "what the jars are");
        Files.writeString(folder.resolve("app.aot"), "classes");
        Files.writeString(folder.resolve("app.proof"), run("proof", FLAGS).said());
    }

    @Test
    void trusts_what_was_recorded_for_these_jars_flags_and_jdk() throws Exception {
        assertThat(run("trusted", FLAGS).code()).isZero();
    }

    @Test
    void throws_away_a_damaged_cache() throws Exception {
        Files.writeString(folder.resolve("app.aot"), "klasses");
        assertThatItIsThrownAway(FLAGS);
    }

    @Test
    void throws_away_a_cache_of_other_jars() throws Exception {
        Files.writeString(folder.resolve("app.digests"), "what the jars were");
        assertThatItIsThrownAway(FLAGS);
    }

    @Test
    void throws_away_a_cache_that_was_recorded_with_other_flags() throws Exception {
        assertThatItIsThrownAway("-XX:+UseG1GC");
    }

    @Test
    void throws_away_a_cache_that_another_jdk_recorded() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other-jdk"));
        String ours = Files.readString(Path.of(JDK, "release"));
        Files.writeString(other.resolve("release"), ours);
        assertThat(runBy(other.toString(), "trusted", FLAGS).code()).isZero();

        Files.writeString(other.resolve("release"), ours + "JAVA_RUNTIME_VERSION=\"99\"\n");
        assertThat(runBy(other.toString(), "trusted", FLAGS).code()).isNotZero();
        assertThat(folder.resolve("app.aot")).doesNotExist();
    }

    @Test
    void uses_no_cache_whose_recording_was_not_finished() throws Exception {
        Files.delete(folder.resolve("app.proof"));
        assertThat(run("trusted", FLAGS).code()).isNotZero();
    }

    private void assertThatItIsThrownAway(String flags) throws Exception {
        assertThat(run("trusted", flags).code()).isNotZero();
        assertThat(folder.resolve("app.aot")).doesNotExist();
        assertThat(folder.resolve("app.proof")).doesNotExist();
    }

    private record Ended(int code, String said) {}

    private Ended run(String verb, String... arguments) throws IOException, InterruptedException {
        return runBy(JDK, verb, arguments);
    }

    private Ended runBy(String jdk, String verb, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(SCRIPT.toString(), verb, folder.toString(), jdk));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
