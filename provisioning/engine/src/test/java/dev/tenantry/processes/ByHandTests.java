package dev.tenantry.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the host started is told from what somebody has started beside it. */
class ByHandTests {

    private static final JobId JOB = new JobId("sleeping-1");

    @TempDir
    private Path folder;

    private final String name = "sleeper-" + UUID.randomUUID();
    private Path program;
    private LocalProcesses host;

    @BeforeEach
    void open() throws IOException {
        program = Files.copy(Path.of("/bin/sleep").toRealPath(), folder.resolve(name));
        host = LocalProcesses.open(folder.resolve("jobs"), Clock.systemUTC(), Map.of());
    }

    /** Its supervisor still notes the end, in a folder that is then deleted. */
    @AfterEach
    void close() {
        host.kill(JOB);
        await().until(() -> !(host.inspect(JOB) instanceof ProcessState.Running));
        host.close();
    }

    @Test
    void job_is_not_run_by_hand_and_its_twin_is() throws IOException {
        assertThat(host.runsByHand(Set.of(name))).isFalse();
        host.start(new ProcessJob(
                JOB, folder, List.of(program.toString(), "600"), Map.of(), Map.of(), Duration.ofSeconds(1)));
        await().until(() -> host.inspect(JOB) instanceof ProcessState.Running);
        assertThat(host.runsByHand(Set.of(name))).isFalse();

        Process twin = new ProcessBuilder(program.toString(), "600").start();
        try {
            await().until(() -> host.runsByHand(Set.of(name)));
            assertThat(host.runsByHand(Set.of("terraform-of-nobody"))).isFalse();
        } finally {
            twin.destroyForcibly();
        }
        await().until(() -> !host.runsByHand(Set.of(name)));
    }
}
