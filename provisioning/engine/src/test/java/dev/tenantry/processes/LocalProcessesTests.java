package dev.tenantry.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalProcessesTests extends ProcessHostContract {

    @TempDir
    private Path folder;

    private LocalProcesses host;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectory(work());
        host = open(Clock.systemUTC());
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Override
    protected ProcessHost host() {
        return host;
    }

    @Override
    protected Path work() {
        return folder.resolve("work");
    }

    @Test
    void program_survives_the_death_of_the_jvm_that_started_it_and_is_found_again() throws IOException {
        JobId id = new JobId("orphan-1");
        Process portal = startPortal(id, "while [ ! -e go ]; do echo tick; sleep 0.05; done; echo done; exit 5");
        awaitOutput(id, "tick");
        portal.destroyForcibly();
        await().until(() -> !portal.isAlive());

        assertThat(host.inspect(id)).isInstanceOf(ProcessState.Running.class);
        host.start(new ProcessJob(
                id, work(), List.of("/bin/sh", "-c", "echo again >>again"), Map.of(), Map.of(), Duration.ofSeconds(5)));
        Files.createFile(work().resolve("go"));
        assertThat(end(id)).isEqualTo(5);
        assertThat(host.follow(id, 0, 1_000_000).text()).endsWith("done\n");
        assertThat(work().resolve("again")).doesNotExist();
    }

    @Test
    void rings_also_for_a_job_of_an_earlier_portal_that_it_has_seen_running() throws IOException {
        ProcessJob job = job("while [ ! -e go ]; do sleep 0.05; done");
        host.start(job);
        host.close();
        try (LocalProcesses later = open(Clock.systemUTC())) {
            Queue<JobId> ended = new ConcurrentLinkedQueue<>();
            later.onExit(ended::add);
            assertThat(later.inspect(job.id())).isInstanceOf(ProcessState.Running.class);

            Files.createFile(work().resolve("go"));

            await().until(() -> ended.contains(job.id()));
        }
    }

    @Test
    void tells_a_later_portal_of_what_ended_while_none_ran_and_none_after_it() {
        ProcessJob job = job("exit 3");
        host.start(job);
        end(job.id());
        host.close();
        Queue<ProgramEnd> ends = new ConcurrentLinkedQueue<>();
        for (int portal = 0; portal < 2; portal++) {
            try (LocalProcesses later = open(Clock.systemUTC())) {
                later.onEnd(ends::add);
                later.inspect(job.id());
            }
        }

        assertThat(ends).extracting(ProgramEnd::code).containsExactly(3);
    }

    @Test
    void program_without_its_supervisor_still_runs_and_then_is_lost() throws IOException {
        ProcessJob job = job("echo ready; while [ ! -e go ]; do sleep 0.05; done");
        host.start(job);
        awaitOutput(job.id(), "ready");
        killSupervisor(job.id());

        assertThat(host.inspect(job.id())).isInstanceOf(ProcessState.Running.class);
        Files.createFile(work().resolve("go"));
        await().until(() -> host.inspect(job.id()) instanceof ProcessState.Lost);
    }

    @Test
    void job_from_another_life_of_the_machine_is_lost_and_nobody_is_signalled() throws IOException {
        ProcessJob job = job("echo ready; while [ ! -e go ]; do sleep 0.05; done");
        host.start(job);
        awaitOutput(job.id(), "ready");
        pretend(job.id(), line -> line.replaceAll(" [^ ]+$", " another-boot"));

        assertThat(host.inspect(job.id())).isEqualTo(new ProcessState.Lost("the machine was restarted"));
        assertThat(host.stop(job.id())).isFalse();
        assertThat(host.kill(job.id())).isFalse();
        Files.createFile(work().resolve("go"));
        await().until(() -> host.inspect(job.id()) instanceof ProcessState.Exited);
    }

    @Test
    void process_that_only_has_the_same_id_is_not_taken_for_the_program() throws IOException {
        ProcessJob job = job("echo ready; while [ ! -e go ]; do sleep 0.05; done");
        host.start(job);
        awaitOutput(job.id(), "ready");
        pretend(job.id(), line -> line.replaceAll("^([0-9]+) [0-9]+ ", "$1 1 "));

        assertThat(host.inspect(job.id())).isInstanceOf(ProcessState.Lost.class);
        assertThat(host.kill(job.id())).isFalse();
        Files.createFile(work().resolve("go"));
        await().until(() -> host.inspect(job.id()) instanceof ProcessState.Exited);
    }

    @Test
    void start_that_was_cut_off_is_lost_after_a_grace() throws IOException {
        JobId id = new JobId("cut-1");
        Files.createDirectory(folder.resolve("jobs").resolve(id.value()));

        assertThat(host.inspect(id)).isEqualTo(new ProcessState.NotStarted());
        try (LocalProcesses later = open(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(11)))) {
            assertThat(later.inspect(id)).isEqualTo(new ProcessState.Lost("its start was cut off"));
        }
    }

    @Test
    void secret_is_in_no_command_line_and_in_no_file() throws IOException {
        ProcessJob job = new ProcessJob(
                new JobId("secret-1"),
                work(),
                List.of("/bin/sh", "-c", "echo ready; while [ ! -e go ]; do sleep 0.05; done"),
                Map.of(),
                Map.of("TOKEN", "hush-4711"),
                Duration.ofSeconds(5));
        host.start(job);
        awaitOutput(job.id(), "ready");

        assertThat(commandLines()).isNotEmpty().noneMatch(line -> line.contains("hush-4711"));
        Files.createFile(work().resolve("go"));
        end(job.id());
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            assertThat(files).isNotEmpty().noneMatch(file -> read(file).contains("hush-4711"));
        }
    }

    @Test
    void output_is_readable_by_its_owner_only() throws IOException {
        ProcessJob job = job("echo something");
        host.start(job);
        end(job.id());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(host.output(job.id()))))
                .isEqualTo("rw-------");
    }

    @Test
    void refuses_to_run_in_a_pod() {
        assertThatThrownBy(() -> LocalProcesses.open(
                        folder.resolve("pod"), Clock.systemUTC(), Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1")))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("Kubernetes Jobs");
    }

    @Test
    void says_why_a_job_cannot_be_started() throws IOException {
        ProcessJob nowhere = new ProcessJob(
                new JobId("nowhere-1"),
                folder.resolve("missing"),
                List.of("true"),
                Map.of(),
                Map.of(),
                Duration.ofSeconds(5));
        assertThatThrownBy(() -> host.start(nowhere))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("nowhere-1");
        assertThat(host.inspect(nowhere.id())).isEqualTo(new ProcessState.NotStarted());
    }

    private LocalProcesses open(Clock clock) {
        return LocalProcesses.open(folder.resolve("jobs"), clock, System.getenv());
    }

    private Process startPortal(JobId id, String shell) throws IOException {
        Process portal = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartsOneJob.class.getName(),
                        folder.resolve("jobs").toString(),
                        id.value(),
                        work().toString(),
                        shell)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(portal.getInputStream(), StandardCharsets.UTF_8));
        assertThat(said.lines().anyMatch("started"::equals)).isTrue();
        return portal;
    }

    private void killSupervisor(JobId id) {
        ProcessIdentity supervisor = jobFolder(id).supervisor().orElseThrow();
        ProcessHandle.of(supervisor.pid()).orElseThrow().destroyForcibly();
        await().until(() -> !ProcessTable.ofThisMachine().isAlive(supervisor));
    }

    private void pretend(JobId id, java.util.function.UnaryOperator<String> otherIdentity) throws IOException {
        for (String name : List.of("supervisor", "program")) {
            Path file = jobFolder(id).path().resolve(name);
            Files.writeString(file, otherIdentity.apply(Files.readString(file).strip()) + "\n");
        }
    }

    private JobFolder jobFolder(JobId id) {
        return new JobFolder(folder.resolve("jobs").resolve(id.value()));
    }

    private static List<String> commandLines() throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(process -> process.resolve("cmdline"))
                    .filter(Files::isReadable)
                    .map(LocalProcessesTests::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
