package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.processes.JobId;
import dev.tenantry.processes.OutputChunk;
import dev.tenantry.processes.ProcessHost;
import dev.tenantry.processes.ProcessJob;
import dev.tenantry.processes.ProcessState;
import dev.tenantry.processes.ProgramEnd;
import dev.tenantry.steps.FailureClass;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A failed task that has written more than can be read within one call. */
class HugeOutputTests {

    private static final JobId APPLY = JobId.of("run", "apply", 1);
    private static final long LENGTH = 3L * 1024 * 1024 * 1024;
    private static final int MOST_READ = 6 * 1024 * 1024;

    @TempDir
    private Path folder;

    private Ended host;
    private TerraformCli cli;

    @BeforeEach
    void open() {
        host = new Ended(folder.resolve("output"));
        cli = new TerraformCli(
                host,
                new TerraformFound(folder.resolve("none"), TerraformFound.Product.SIMULATED, "1.11.4", null),
                TerraformSettings.defaults());
    }

    private TerraformState inspected() {
        return cli.inspect(APPLY, new WorkFolder(folder, "stack"));
    }

    private static String complaint(String summary) {
        return """
                {"@level":"error","@message":"Error: %s","type":"diagnostic","diagnostic":{"severity":"error","summary":"%s","detail":""}}
                """.formatted(summary, summary);
    }

    @Test
    void what_it_complained_of_first_and_last_decides_and_nothing_between_is_read() {
        host.says(0, complaint("connection reset by peer"));
        host.says(LENGTH, "\n" + complaint("VpcLimitExceeded: too many"));

        assertThat(inspected()).isInstanceOfSatisfying(TerraformState.Failed.class, failed -> {
            assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.QUOTA);
            assertThat(failed.failure().diagnostics())
                    .extracting(TerraformDiagnostic::summary)
                    .containsExactly("connection reset by peer", "VpcLimitExceeded: too many");
        });
        assertThat(host.read).isLessThan(MOST_READ);
    }

    @Test
    void line_of_which_only_the_end_is_read_is_none() {
        host.says(LENGTH, complaint("VpcLimitExceeded: too many"));

        assertThat(inspected())
                .isInstanceOfSatisfying(
                        TerraformState.Failed.class,
                        failed -> assertThat(failed.failure().toFailure().cause())
                                .isEqualTo(TerraformPhrase.EXITED.say(1)));
    }

    @Test
    void whether_it_is_at_work_is_known_without_reading() {
        host.says(LENGTH, complaint("VpcLimitExceeded: too many"));

        assertThat(cli.isWorking(APPLY)).isFalse();
        assertThat(cli.isStarted(APPLY)).isTrue();
        assertThat(cli.isStarted(JobId.of("run", "apply", 2))).isFalse();
        assertThat(host.read).isZero();
    }

    /** A host on which the task has failed; counts what is read of its output. */
    private static final class Ended implements ProcessHost {

        private final Path output;
        private long read;

        Ended(Path output) {
            this.output = output;
        }

        /** What lies before is a hole. */
        void says(long at, String text) {
            try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "rw")) {
                file.seek(at);
                file.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public ProcessState inspect(JobId id) {
            return id.equals(APPLY)
                    ? new ProcessState.Exited(1, Instant.parse("2026-11-25T10:00:00Z"))
                    : new ProcessState.NotStarted();
        }

        @Override
        public OutputChunk follow(JobId id, long offset, int maxBytes) {
            try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "r")) {
                file.seek(offset);
                byte[] bytes = new byte[(int) Math.clamp(file.length() - offset, 0, maxBytes)];
                file.readFully(bytes);
                read += bytes.length;
                assertThat(read).as("read of the output").isLessThan(MOST_READ);
                return new OutputChunk(bytes, offset + bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Path output(JobId id) {
            return output;
        }

        @Override
        public void start(ProcessJob job) {
            throw new IllegalStateException("looking starts nothing");
        }

        @Override
        public boolean stop(JobId id) {
            return false;
        }

        @Override
        public boolean kill(JobId id) {
            return false;
        }

        @Override
        public void remove(JobId id) {
            throw new IllegalStateException("looking removes nothing");
        }

        @Override
        public String self() {
            return "tenantry@here";
        }

        @Override
        public boolean runsByHand(Set<String> programs) {
            return false;
        }

        @Override
        public Set<JobId> running() {
            return Set.of();
        }

        @Override
        public Set<JobId> kept() {
            return Set.of(APPLY);
        }

        @Override
        public void onExit(Consumer<JobId> listener) {}

        @Override
        public void onEnd(Consumer<ProgramEnd> listener) {}
    }
}
