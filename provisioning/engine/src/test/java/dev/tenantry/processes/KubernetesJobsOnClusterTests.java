package dev.tenantry.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract by a real Kubernetes API, with the rights that the chart gives the portal ({@code ./portal verify kubernetes}).
 * What it lacks are containers: that a real pod outlives the portal is not shown here.
 */
@Tag("long")
@Tag("kubernetes")
class KubernetesJobsOnClusterTests extends ProcessHostContract {

    private static final String UNTIL_GO = "echo ready; while [ ! -e go ]; do sleep 0.05; done";

    @TempDir
    private Path folder;

    @AutoClose
    private ClusterByHand cluster;

    private KubernetesJobs host;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectory(work());
        Path account = Files.createDirectory(folder.resolve("account"));
        cluster = new ClusterByHand("programs-" + UUID.randomUUID().toString().substring(0, 8), account);
        host = JobsAt.open(folder, cluster.url(), account, ClusterByHand.LEFT_ALONE, Clock.systemUTC());
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

    private ProcessJob running() {
        ProcessJob job = job(UNTIL_GO);
        host.start(job);
        awaitOutput(job.id(), "ready");
        return job;
    }

    @Test
    void job_bears_the_id_and_is_tried_once() throws IOException {
        ProcessJob job = running();

        assertThat(cluster.job(job.id()).at("/spec/backoffLimit").asInt(-1)).isZero();
        assertThat(cluster.job(job.id()).at("/status/active").asInt()).isEqualTo(1);
        Files.createFile(work().resolve("go"));
        end(job.id());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cluster.job(job.id()).at("/status/succeeded").asInt(0) == 1);
        host.remove(job.id());
        assertThat(cluster.job(job.id()).path("reason").asString("")).isEqualTo("NotFound");
    }

    @Test
    void evicted_pod_is_lost_with_what_its_node_said() {
        ProcessJob job = running();
        cluster.evict(job.id(), "The node was low on resource: memory.");

        await().atMost(Duration.ofSeconds(60)).until(() -> host.inspect(job.id()) instanceof ProcessState.Lost);
        assertThat(((ProcessState.Lost) host.inspect(job.id())).reason())
                .isEqualTo("its pod ended without a note of how: Evicted: The node was low on resource: memory.");
    }

    @Test
    void rotated_token_is_used_and_a_wrong_one_is_said_to_be_wrong() throws IOException {
        ProcessJob job = running();
        ClusterByHand.write(folder.resolve("account/token"), "no-token-of-this-cluster");
        assertThat(catchThrowableOfType(OutsideFailure.class, () -> host.inspect(job.id()))
                        .kind())
                .isEqualTo(Kind.NOT_AUTHORIZED);

        ClusterByHand.write(folder.resolve("account/token"), cluster.newToken());
        assertThat(host.inspect(job.id())).isInstanceOf(ProcessState.Running.class);
        assertThat(host.runsByHand(Set.of("terraform"))).isFalse();
        Files.createFile(work().resolve("go"));
        end(job.id());
    }

    /** Every field is known, and its pod is one that a namespace takes in which the restricted standard holds. */
    @Test
    void the_charts_own_job_is_taken_to_the_letter() throws IOException {
        Path file = Files.writeString(folder.resolve("charts.yaml"), JobTemplateTests.charts());
        JobTemplate template = JobTemplate.read(file, Path.of("/var/lib/tenantry-shared/processes"));
        ClusterJobs jobs =
                new ClusterJobs(cluster.url(), new ClusterAccount(folder.resolve("account")), Duration.ofSeconds(3));
        ProcessJob job = JobTemplateTests.job("charts-1");

        assertThat(jobs.create(template.of(job, List.of("true")))).isTrue();
        assertThat(jobs.create(template.of(job, List.of("true")))).isFalse();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !jobs.podsOf(job.id()).isEmpty());
        // there is no such volume here
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jobs.podsOf(job.id()).getFirst().trouble().isPresent());
        assertThat(jobs.podsOf(job.id()).getFirst().trouble().orElseThrow()).contains("portal-shared");
        jobs.delete(job.id());
        assertThat(jobs.find(job.id())).isEmpty();
    }
}
