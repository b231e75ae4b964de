package dev.tenantry.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every host must do. Programs are POSIX shell, so that each host can run them. */
abstract class ProcessHostContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<JobId> started = new ArrayList<>();

    protected abstract ProcessHost host();

    /** A folder that the host's programs can write. */
    protected abstract Path work();

    /** A detached program outlives its test too, and would wait for ever in a folder that is gone. */
    @AfterEach
    void end_what_a_failed_test_left_running() {
        started.forEach(host()::kill);
    }

    @Test
    void knows_nothing_of_a_job_that_was_not_started() {
        assertThat(host().inspect(new JobId("never-1"))).isEqualTo(new ProcessState.NotStarted());
        assertThat(host().follow(new JobId("never-1"), 0, 100).isEmpty()).isTrue();
        assertThat(host().stop(new JobId("never-1"))).isFalse();
    }

    @Test
    void runs_a_program_and_keeps_its_exit_code_and_output() {
        ProcessJob job = job("echo out; echo err >&2; exit 3");
        host().start(job);

        assertThat(end(job.id())).isEqualTo(3);
        assertThat(host().follow(job.id(), 0, 1_000).text()).isEqualTo("out\nerr\n");
    }

    @Test
    void names_the_jobs_that_run_and_no_others() throws IOException {
        ProcessJob job = job("while [ ! -e go ]; do sleep 0.05; done");
        host().start(job);
        await().atMost(PATIENCE).until(() -> host().running().contains(job.id()));
        Files.createFile(work().resolve("go"));
        end(job.id());
        assertThat(host().running()).doesNotContain(job.id());
    }

    @Test
    void starts_once_when_told_twice_while_running_and_after_the_end() throws IOException {
        ProcessJob job = job("echo begun >>begun; while [ ! -e go ]; do sleep 0.05; done");
        host().start(job);
        host().start(job);
        Files.createFile(work().resolve("go"));
        assertThat(end(job.id())).isZero();
        host().start(job);

        assertThat(end(job.id())).isZero();
        assertThat(Files.readAllLines(work().resolve("begun"))).containsExactly("begun");
    }

    @Test
    void tells_that_it_runs() throws IOException {
        ProcessJob job = job("while [ ! -e go ]; do sleep 0.05; done");
        host().start(job);

        assertThat(host().inspect(job.id())).isInstanceOf(ProcessState.Running.class);
        assertThatThrownBy(() -> host().remove(job.id())).isInstanceOf(HostFailure.class);
        Files.createFile(work().resolve("go"));
        assertThat(end(job.id())).isZero();
    }

    @Test
    void follows_megabytes_of_output_by_offset() {
        ProcessJob job = job(
                "i=0; while [ $i -lt 40000 ]; do "
                        + "echo \"line $i of many, which are long enough to make some megabytes together …\"; i=$((i+1)); done");
        host().start(job);

        String all = followToTheEnd(job.id(), 64 * 1024);
        assertThat(all.length()).isGreaterThan(2_000_000);
        assertThat(all.lines()).hasSize(40_000).last().asString().startsWith("line 39999 ");
    }

    @Test
    void asks_the_program_to_stop_and_lets_it_end_in_its_own_way() {
        ProcessJob job = job("trap 'echo stopping; exit 7' TERM; echo ready; while :; do sleep 0.05; done");
        host().start(job);
        awaitOutput(job.id(), "ready");

        assertThat(host().stop(job.id())).isTrue();
        assertThat(end(job.id())).isEqualTo(7);
        assertThat(host().follow(job.id(), 0, 1_000).text()).endsWith("stopping\n");
        assertThat(host().stop(job.id())).isFalse();
    }

    @Test
    void asks_once_however_often_it_is_told_to() throws IOException {
        ProcessJob job = job("trap 'echo asked' TERM; echo ready; while [ ! -e go ]; do sleep 0.05; done");
        host().start(job);
        awaitOutput(job.id(), "ready");

        assertThat(host().stop(job.id())).isTrue();
        awaitOutput(job.id(), "asked");
        assertThat(host().stop(job.id())).isTrue();
        assertThat(host().stop(job.id())).isTrue();
        Files.createFile(work().resolve("go"));
        assertThat(end(job.id())).isZero();
        assertThat(host().follow(job.id(), 0, 1_000).text()).isEqualTo("ready\nasked\n");
    }

    @Test
    void leaves_the_children_alone_when_it_asks_to_stop() {
        ProcessJob job = job("(trap 'echo child was signalled' TERM; sleep 0.5; echo child done) & child=$!; "
                + "trap 'wait $child; exit 0' TERM; echo ready; wait $child; wait $child");
        host().start(job);
        awaitOutput(job.id(), "ready");

        host().stop(job.id());
        end(job.id());
        assertThat(host().follow(job.id(), 0, 1_000).text())
                .contains("child done")
                .doesNotContain("signalled");
    }

    @Test
    void kills_a_program_that_does_not_listen_with_its_children() throws IOException {
        ProcessJob job = job("trap '' TERM; (trap '' TERM; while :; do echo beat >>beats; sleep 0.05; done) & "
                + "echo ready; while :; do sleep 0.05; done");
        host().start(job);
        awaitOutput(job.id(), "ready");
        await().atMost(PATIENCE).until(() -> Files.exists(work().resolve("beats")));

        assertThat(host().stop(job.id())).isTrue();
        assertThat(host().kill(job.id())).isTrue();
        assertThat(end(job.id())).isEqualTo(128 + 9);
        long beats = Files.size(work().resolve("beats"));
        await().during(Duration.ofMillis(300))
                .atMost(PATIENCE)
                .until(() -> Files.size(work().resolve("beats")) == beats);
    }

    @Test
    void gives_the_program_its_environment_and_no_more() {
        ProcessJob job = new ProcessJob(
                nextId(),
                work(),
                List.of("/bin/sh", "-c", "env"),
                Map.of("PLAIN", "two words 'and' $quotes\nand a line"),
                Map.of("TOKEN", "s3cret"),
                Duration.ofSeconds(5));
        host().start(job);

        end(job.id());
        assertThat(host().follow(job.id(), 0, 10_000).text())
                .contains("PLAIN=two words 'and' $quotes\nand a line", "TOKEN=s3cret", "PATH=")
                .doesNotContain("MAVEN", "JAVA_HOME", "tenantry_");
        assertThat(job.toString()).contains("TOKEN").doesNotContain("s3cret");
    }

    @Test
    void rings_when_a_job_has_ended() {
        Queue<JobId> ended = new ConcurrentLinkedQueue<>();
        host().onExit(ended::add);
        ProcessJob job = job("exit 0");
        host().start(job);

        await().atMost(PATIENCE).until(() -> ended.contains(job.id()));
    }

    @Test
    void tells_of_an_end_once_however_often_it_is_looked_at() {
        Queue<ProgramEnd> ends = new ConcurrentLinkedQueue<>();
        host().onEnd(ends::add);
        Instant before = Instant.now().minusSeconds(1);
        ProcessJob job = job("exit 4");
        host().start(job);
        end(job.id());
        for (int look = 0; look < 5; look++) {
            host().inspect(job.id());
        }

        await().atMost(PATIENCE).until(() -> !ends.isEmpty());
        host().remove(job.id());
        assertThat(ends).singleElement().satisfies(end -> {
            assertThat(end.id()).isEqualTo(job.id());
            assertThat(end.code()).isEqualTo(4);
            assertThat(end.unwanted()).isFalse();
            assertThat(end.began()).isBetween(before, end.ended());
        });
    }

    @Test
    void tells_of_an_end_that_somebody_wanted_as_such() {
        Queue<ProgramEnd> ends = new ConcurrentLinkedQueue<>();
        host().onEnd(ends::add);
        ProcessJob job = job("trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done");
        host().start(job);
        awaitOutput(job.id(), "ready");
        host().stop(job.id());
        end(job.id());

        await().atMost(PATIENCE).until(() -> !ends.isEmpty());
        assertThat(ends).singleElement().matches(ProgramEnd::unwanted);
    }

    @Test
    void forgets_an_ended_job_and_may_forget_twice() {
        ProcessJob job = job("exit 0");
        host().start(job);
        end(job.id());

        host().remove(job.id());
        host().remove(job.id());
        assertThat(host().inspect(job.id())).isEqualTo(new ProcessState.NotStarted());
    }

    @Test
    void reports_a_program_that_is_not_there_as_exit_127() {
        ProcessJob job = new ProcessJob(
                nextId(), work(), List.of("no-such-program-here"), Map.of(), Map.of(), Duration.ofSeconds(5));
        host().start(job);

        assertThat(end(job.id())).isEqualTo(127);
        assertThat(host().follow(job.id(), 0, 1_000).text()).contains("no-such-program-here");
    }

    protected final ProcessJob job(String shell) {
        return new ProcessJob(
                nextId(), work(), List.of("/bin/sh", "-c", shell), Map.of(), Map.of(), Duration.ofSeconds(5));
    }

    private JobId nextId() {
        started.add(JobId.of(Long.toString(System.nanoTime(), 36), "contract", started.size() + 1));
        return started.getLast();
    }

    protected final int end(JobId id) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !(host().inspect(id) instanceof ProcessState.Running));
        return ((ProcessState.Exited) host().inspect(id)).code();
    }

    protected final void awaitOutput(JobId id, String wanted) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> host().follow(id, 0, 10_000).text().contains(wanted));
    }

    private String followToTheEnd(JobId id, int maxBytes) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        long offset = 0;
        boolean ended = false;
        while (true) {
            OutputChunk chunk = host().follow(id, offset, maxBytes);
            assertThat(chunk.bytes().length).isLessThanOrEqualTo(maxBytes);
            all.writeBytes(chunk.bytes());
            offset = chunk.next();
            if (chunk.isEmpty() && ended) {
                return all.toString(StandardCharsets.UTF_8);
            }
            if (chunk.isEmpty()) {
                ended = host().inspect(id) instanceof ProcessState.Exited;
                Thread.onSpinWait();
            }
        }
    }
}
