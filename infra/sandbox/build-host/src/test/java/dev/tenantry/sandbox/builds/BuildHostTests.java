package dev.tenantry.sandbox.builds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.jobs.JobBundle;
import dev.tenantry.jobs.JobLog;
import dev.tenantry.jobs.JobManifest;
import dev.tenantry.jobs.SignedResult;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.SecretPlaces;
import dev.tenantry.tenantside.SecretRef;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real runner, started for builds of the real emulator; only Helm is a script. */
class BuildHostTests {

    private static EmulatedAws aws;

    @TempDir
    Path folder;

    private BuildHost host;

    @BeforeAll
    static void start_the_emulator(@TempDir Path logs) throws IOException {
        assumeTrue(EmulatedAws.installed(), "moto is not installed");
        aws = EmulatedAws.start(logs);
        aws.makeBucketAndProject();
        aws.makeSecret("tenantry/acme/runner", "{\"signing-key\":\"this tenant's key\"}");
    }

    @AfterAll
    static void stop_the_emulator() throws IOException {
        if (aws != null) {
            aws.close();
        }
    }

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void open_the_host() throws IOException {
        helm("echo 'Error: release: not found' >&2; exit 1");
        script("kubectl", "exit 0");
        host = host(Set.of());
    }

    private BuildHost host(Set<String> reals) {
        Options options = new Options(
                aws.address(),
                folder,
                System.getProperty("java.class.path"),
                folder.resolve("helm"),
                folder.resolve("kubectl"),
                reals,
                folder.resolve("real"),
                folder.resolve("tools"),
                0);
        return new BuildHost(options, Map.of());
    }

    @AfterEach
    void close_the_host() {
        host.close();
    }

    @Test
    void runs_a_build_and_leaves_its_signed_result_where_the_build_said() throws Exception {
        JobManifest job = submit();
        String build = aws.startBuild(job.id().value());

        assertThat(SignedResult.verified(result(job), "this tenant's key").outcome())
                .isEqualTo(new JobOutcome.NoRelease());
        assertThat(aws.printed(build))
                .startsWith("job " + job.id() + " begins: HelmStatus")
                .endsWith(JobLog.end(job.id()));
    }

    @Test
    void runs_nothing_twice_even_if_an_emulator_is_replayed() throws Exception {
        helm("echo once >> " + folder.resolve("acts") + "; echo 'Error: release: not found' >&2; exit 1");
        JobManifest job = submit();
        aws.startBuild(job.id().value());
        String first = result(job);

        aws.startBuild(job.id().value());
        host.lookOnce();
        host.close();

        assertThat(result(job)).isEqualTo(first);
        assertThat(Files.readAllLines(folder.resolve("acts"))).hasSize(1);
    }

    @Test
    void stops_the_runner_politely_when_the_build_is_stopped() throws Exception {
        helm("touch " + folder.resolve("working")
                + "; sleep 60 & trap 'kill $!; echo Error: context canceled >&2; exit 1' TERM; wait");
        JobManifest job = submit();
        String build = aws.startBuild(job.id().value());
        host.lookOnce();
        await(() -> Files.exists(folder.resolve("working")));

        aws.stopBuild(build);
        assertThat(aws.status(build)).isEqualTo("STOPPED");

        assertThat(SignedResult.verified(result(job), "this tenant's key").outcome())
                .isInstanceOf(JobOutcome.Failed.class);
    }

    @Test
    void says_that_a_build_has_failed_whose_runner_was_killed() throws Exception {
        helm("touch " + folder.resolve("working") + "; sleep 5");
        String build = aws.startBuild(submit().id().value());
        await(() -> Files.exists(folder.resolve("working")));

        ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .forEach(ProcessHandle::destroyForcibly);

        await(() -> aws.status(build).equals("FAILED"));
    }

    @Test
    void gives_each_build_of_a_job_that_was_started_twice_a_folder_of_its_own() throws Exception {
        helm("touch " + folder.resolve("working-$$") + "; sleep 3; echo 'Error: release: not found' >&2; exit 1");
        JobManifest job = submit();
        aws.startBuild(job.id().value());
        aws.startBuild(job.id().value());
        host.lookOnce();
        result(job);
        host.close();

        try (Stream<Path> folders = Files.list(folder.resolve("jobs"))) {
            assertThat(folders)
                    .hasSize(2)
                    .allSatisfy(one -> assertThat(one.getFileName().toString())
                            .startsWith(job.id().value()));
        }
    }

    @Test
    void gives_the_runner_the_role_of_the_project_and_a_cluster_of_its_account() throws Exception {
        helm("env > " + folder.resolve("seen") + "; echo 'Error: release: not found' >&2; exit 1");
        JobManifest job = submit();
        aws.startBuild(job.id().value());
        result(job);

        assertThat(Files.readString(folder.resolve("seen")))
                .contains("AWS_SESSION_TOKEN=")
                .contains("KUBECONFIG=" + folder.resolve("clusters/111122223333/kubeconfig"))
                .doesNotContain("this tenant's key");
    }

    @Test
    void gives_a_tenant_a_real_kubernetes_of_its_own_and_takes_it_away_with_the_cluster() throws Exception {
        helm("env > " + folder.resolve("seen") + "; echo 'Error: release: not found' >&2; exit 1");
        pretendedKubernetes();
        host.close();
        host = host(Set.of("kubernetes"));
        aws.makeCluster();
        JobManifest job = submit();
        aws.startBuild(job.id().value());
        result(job);

        Path own = folder.resolve("tools/run/kubernetes-111122223333");
        assertThat(Files.readString(folder.resolve("seen"))).contains("KUBECONFIG=" + own.resolve("kubeconfig"));
        aws.destroyCluster();
        await(() -> Files.notExists(own));
        assertThat(folder.resolve("stopped")).hasContent("111122223333");
    }

    /** The scripts of {@code infra/real/kubernetes}, as far as they are called. */
    private void pretendedKubernetes() throws IOException {
        Files.createDirectories(folder.resolve("real/kubernetes"));
        script("real/kubernetes/start.sh", """
                own=$1/run/kubernetes-$PEER_TENANT
                mkdir -p "$own"
                printf 'tenantry.kubernetes.%%s\n' helm=%s kubectl=%s "kubeconfig=$own/kubeconfig" > "$own.properties"
                """.formatted(folder.resolve("helm"), folder.resolve("kubectl")));
        script("real/kubernetes/stop.sh", "echo $PEER_TENANT > " + folder.resolve("stopped"));
    }

    private JobManifest submit() {
        JobManifest manifest = JobManifest.of(
                TenantId.random(),
                new RunId(UUID.randomUUID()),
                1,
                JobOrder.of("application", new RunnerJob.HelmStatus("a", "a"), Duration.ofMinutes(5)),
                new SecretRef("tenantry/acme/runner", "signing-key"),
                new SecretPlaces(Map.of()));
        new Emulator(aws.address())
                .putObject(
                        EmulatedAws.ACCOUNT,
                        EmulatedAws.BUCKET,
                        "runner/in/" + manifest.id() + ".zip",
                        new JobBundle(manifest, null).bytes());
        return manifest;
    }

    private String result(JobManifest job) {
        String key = "runner/out/" + job.id() + "/result.json";
        await(() -> stored(key).isPresent());
        return new String(stored(key).orElseThrow(), StandardCharsets.UTF_8);
    }

    private Optional<byte[]> stored(String key) {
        return new Emulator(aws.address()).object(EmulatedAws.ACCOUNT, EmulatedAws.BUCKET, key);
    }

    private void await(java.util.function.BooleanSupplier there) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            host.lookOnce();
        }
    }

    private void helm(String history) throws IOException {
        script("helm", "[ \"$1\" = version ] && { echo v3.22.0; exit 0; }\n" + history);
    }

    private void script(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
