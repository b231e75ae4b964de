package dev.tenantry.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, and what only a cluster does to a program. */
class KubernetesJobsTests extends ProcessHostContract {

    private static final String UNTIL_GO = "echo ready; while [ ! -e go ]; do sleep 0.05; done";

    @TempDir
    private Path folder;

    /** After the contract has ended what runs. */
    @AutoClose
    private final PretendedCluster cluster = new PretendedCluster();

    private KubernetesJobs host;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectory(work());
        Files.createDirectory(folder.resolve("account"));
        Files.writeString(folder.resolve("account/namespace"), "portal");
        Files.writeString(folder.resolve("account/token"), "first\n");
        host = open(Clock.systemUTC());
    }

    private KubernetesJobs open(Clock clock) {
        return JobsAt.open(folder, cluster.url(), folder.resolve("account"), Map.of(), clock);
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

    private PodFolder notes(JobId id) {
        return new PodFolder(new JobFolder(folder.resolve("jobs").resolve(id.value())));
    }

    private ProcessJob running(String shell) {
        ProcessJob job = job(shell);
        host.start(job);
        awaitOutput(job.id(), "ready");
        return job;
    }

    private void go() throws IOException {
        Files.createFile(work().resolve("go"));
    }

    private ProcessState.Lost lost(JobId id) {
        await().until(() -> host.inspect(id) instanceof ProcessState.Lost);
        return (ProcessState.Lost) host.inspect(id);
    }

    // ---- the Job

    @Test
    void job_bears_the_id_is_tried_once_and_says_neither_what_it_runs_nor_with_which_secrets() throws IOException {
        ProcessJob job = new ProcessJob(
                new JobId("secret-1"),
                work(),
                List.of("/bin/sh", "-c", UNTIL_GO + "; echo argument-4711"),
                Map.of("PLAIN", "plain-4711"),
                Map.of("TOKEN", "hush-4711"),
                Duration.ofMinutes(10));
        host.start(job);
        awaitOutput(job.id(), "ready");

        var made = cluster.job(job.id());
        assertThat(made.at("/metadata/name").asString()).isEqualTo("secret-1");
        assertThat(made.at("/spec/backoffLimit").asInt(-1)).isZero();
        assertThat(made.at("/spec/ttlSecondsAfterFinished").asInt(0)).isEqualTo(3600);
        assertThat(made.at("/spec/template/spec/restartPolicy").asString()).isEqualTo("Never");
        assertThat(made.at("/spec/template/spec/terminationGracePeriodSeconds").asInt())
                .isEqualTo(605);
        assertThat(made.at("/spec/template/spec/containers/0/image").asString()).isEqualTo("portal:1");
        assertThat(made.toString()).doesNotContain("4711");
        assertThat(filesWith("hush-4711")).isEmpty();
        go();
        end(job.id());
        assertThat(filesWith("hush-4711")).isEmpty();
    }

    @Test
    void secrets_wait_in_a_file_that_only_their_owner_can_read() throws IOException {
        cluster.haveNoPlace("0/3 nodes are available");
        ProcessJob job = secretJob();
        host.start(job);

        assertThat(filesWith("hush-4711"))
                .containsExactly(notes(job.id()).notes().path().resolve("job"));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(filesWith("hush-4711").getFirst())))
                .isEqualTo("rw-------");
        host.kill(job.id());
        assertThat(lost(job.id()).reason()).isEqualTo("never begun: it was ended by force");
        host.remove(job.id());
        assertThat(filesWith("hush-4711")).isEmpty();
    }

    @Test
    void second_start_beside_a_running_program_leaves_no_secret_behind() throws IOException {
        ProcessJob job = secretJob();
        host.start(job);
        await().pollInterval(Duration.ofMillis(1)).until(() -> notes(job.id()).begun());
        assertThat(filesWith("hush-4711")).isEmpty();
        host.start(job);

        assertThat(filesWith("hush-4711")).isEmpty();
        assertThat(cluster.calls().stream().filter(call -> call.startsWith("POST")))
                .hasSize(1);
        go();
        end(job.id());
    }

    private ProcessJob secretJob() {
        return new ProcessJob(
                new JobId("secret-2"),
                work(),
                List.of("/bin/sh", "-c", UNTIL_GO),
                Map.of(),
                Map.of("TOKEN", "hush-4711"),
                Duration.ofSeconds(5));
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            return files.filter(file -> holds(file, text)).toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException gone) {
            return false;
        }
    }

    @Test
    void another_node_finds_the_program_follows_it_and_starts_no_second() throws IOException {
        ProcessJob job = running("echo begun >>begun; " + UNTIL_GO + "; exit 4");
        try (KubernetesJobs other = open(Clock.systemUTC())) {
            assertThat(other.running()).containsExactly(job.id());
            other.start(job);
            assertThat(other.follow(job.id(), 0, 100).text()).isEqualTo("ready\n");
            go();
            assertThat(end(job.id())).isEqualTo(4);
            assertThat(other.inspect(job.id())).isInstanceOf(ProcessState.Exited.class);
        }
        assertThat(Files.readAllLines(work().resolve("begun"))).containsExactly("begun");
    }

    @Test
    void second_pod_of_a_job_does_not_run_the_program_and_ends_after_the_first() throws IOException {
        ProcessJob job = running("echo begun >>begun; " + UNTIL_GO);
        PodOfTests second = cluster.startAgain(job.id());
        await().during(Duration.ofSeconds(1)).until(second::lives);
        go();
        assertThat(end(job.id())).isZero();
        await().until(() -> !second.lives());
        assertThat(Files.readAllLines(work().resolve("begun"))).containsExactly("begun");
    }

    @Test
    void job_that_ended_and_was_forgotten_while_the_cluster_was_away_is_started_anew() throws IOException {
        ProcessJob job = job("echo begun >>begun");
        host.start(job);
        end(job.id());
        await().until(() -> !cluster.lives(job.id()));
        cluster.refuse(503);
        host.remove(job.id());
        assertThat(host.inspect(job.id())).isEqualTo(new ProcessState.NotStarted());

        cluster.refuse(0);
        host.start(job);
        assertThat(end(job.id())).isZero();
        assertThat(Files.readAllLines(work().resolve("begun"))).hasSize(2);
    }

    // ---- the cluster takes programs away

    @Test
    void evicted_pod_is_lost_with_what_the_cluster_says() {
        ProcessJob job = running(UNTIL_GO);
        cluster.evict(job.id(), "The node was low on resource: memory.");

        assertThat(lost(job.id()).reason())
                .isEqualTo("its pod ended without a note of how: Evicted: The node was low on resource: memory.");
        host.remove(job.id());
        assertThat(host.inspect(job.id())).isEqualTo(new ProcessState.NotStarted());
    }

    @Test
    void job_that_has_vanished_is_lost_and_never_started_again() {
        ProcessJob job = running("echo begun >>begun; " + UNTIL_GO);
        cluster.lose(job.id());

        assertThat(lost(job.id()).reason()).isEqualTo("its Job was removed from the cluster while it ran");
        host.start(job);
        assertThat(host.inspect(job.id())).isInstanceOf(ProcessState.Lost.class);
    }

    @Test
    void job_that_has_vanished_before_a_pod_began_is_not_started_and_can_be() throws IOException {
        cluster.haveNoPlace("0/3 nodes are available");
        ProcessJob job = job("exit 6");
        host.start(job);
        assertThat(host.inspect(job.id())).isInstanceOf(ProcessState.Running.class);
        new ClusterJobs(cluster.url(), new ClusterAccount(folder.resolve("account")), Duration.ofSeconds(3))
                .delete(job.id());
        assertThat(host.inspect(job.id())).isEqualTo(new ProcessState.NotStarted());

        cluster.haveNoPlace(null);
        host.start(job);
        assertThat(end(job.id())).isEqualTo(6);
    }

    @Test
    void program_on_a_drained_node_is_asked_to_end_and_its_children_are_not() {
        ProcessJob job = running("trap 'echo asked; exit 9' TERM; echo ready; while :; do sleep 0.05; done");
        cluster.drain(job.id());

        assertThat(end(job.id())).isEqualTo(9);
        assertThat(host.follow(job.id(), 0, 100).text()).isEqualTo("ready\nasked\n");
    }

    @Test
    void what_waits_for_a_place_for_too_long_is_given_up_with_the_reason() {
        cluster.makeAt("2020-01-01T00:00:00Z");
        cluster.haveNoPlace("0/3 nodes are available: 3 Insufficient memory.");
        ProcessJob job = job("exit 0");
        host.start(job);

        assertThat(lost(job.id()).reason())
                .isEqualTo("never begun: it did not begin within 600 s: Unschedulable: 0/3 nodes are available: "
                        + "3 Insufficient memory.");
        assertThat(cluster.calls()).contains("DELETE /apis/batch/v1/namespaces/portal/jobs/" + job.id());
    }

    @Test
    void what_is_stopped_while_it_waits_for_a_place_never_begins() {
        cluster.haveNoPlace("0/3 nodes are available");
        ProcessJob job = job("exit 0");
        host.start(job);

        assertThat(host.stop(job.id())).isTrue();
        assertThat(lost(job.id()).reason()).isEqualTo("never begun: it was asked to stop");
        host.start(job);
        assertThat(host.inspect(job.id())).isInstanceOf(ProcessState.Lost.class);
    }

    // ---- the API is not always there

    @Test
    void program_goes_on_and_its_end_is_seen_while_the_api_is_away() throws IOException {
        ProcessJob job = running(UNTIL_GO + "; exit 2");
        cluster.goAway();

        assertThat(host.inspect(job.id())).isInstanceOf(ProcessState.Running.class);
        assertThat(host.running()).containsExactly(job.id());
        go();
        assertThat(end(job.id())).isEqualTo(2);
    }

    @Test
    void nothing_is_stated_of_a_program_that_has_not_begun_while_the_api_is_away() {
        cluster.haveNoPlace("0/3 nodes are available");
        ProcessJob job = secretJob();
        host.start(job);
        cluster.goAway();

        OutsideFailure failure = catchThrowableOfType(OutsideFailure.class, () -> host.inspect(job.id()));
        assertThat(failure.kind()).isEqualTo(Kind.DOWN);
        assertThat(host.running()).isEmpty();
    }

    @Test
    void start_while_the_api_is_away_is_taken_up_by_the_next_one() {
        ProcessJob job = job("exit 8");
        cluster.refuse(503);
        assertThat(catchThrowableOfType(OutsideFailure.class, () -> host.start(job))
                        .kind())
                .isEqualTo(Kind.DOWN);

        cluster.refuse(0);
        assertThat(host.inspect(job.id())).isEqualTo(new ProcessState.NotStarted());
        host.start(job);
        assertThat(end(job.id())).isEqualTo(8);
    }

    @Test
    void rotated_token_is_used_at_the_next_call_and_an_old_one_is_said_to_be_wrong() throws IOException {
        ProcessJob job = running(UNTIL_GO);
        cluster.know("second");
        assertThat(catchThrowableOfType(OutsideFailure.class, () -> host.inspect(job.id()))
                        .kind())
                .isEqualTo(Kind.NOT_AUTHORIZED);

        Files.writeString(folder.resolve("account/token"), "second");
        assertThat(host.inspect(job.id())).isInstanceOf(ProcessState.Running.class);
        go();
        end(job.id());
    }

    // ---- by hand, and what must be there

    @Test
    void pod_that_looks_like_ours_and_is_of_no_job_was_started_by_hand() throws IOException {
        ProcessJob job = running(UNTIL_GO);
        assertThat(host.runsByHand(Set.of("terraform"))).isFalse();
        assertThat(host.self()).isEqualTo(System.getProperty("user.name") + "@tenantry-programs");

        Path elsewhere = folder.resolve("jobs").resolve("moved");
        Files.move(folder.resolve("jobs").resolve(job.id().value()), elsewhere);
        assertThat(host.runsByHand(Set.of("terraform"))).isTrue();
        Files.move(elsewhere, folder.resolve("jobs").resolve(job.id().value()));
        go();
        end(job.id());
    }

    @Test
    void folder_that_pods_do_not_see_is_refused_before_anything_is_laid_down(@TempDir Path elsewhere) {
        ProcessJob job = new ProcessJob(
                new JobId("elsewhere-1"), elsewhere, List.of("true"), Map.of(), Map.of(), Duration.ofSeconds(5));
        assertThatThrownBy(() -> host.start(job))
                .isInstanceOf(HostFailure.class)
                .hasMessageContaining("tenantry.runs.folder");
        assertThat(host.kept()).isEmpty();
    }
}
