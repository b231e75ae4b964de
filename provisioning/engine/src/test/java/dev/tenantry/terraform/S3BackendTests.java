package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.steps.FailureClass;
import dev.tenantry.terraform.ResourceChange.Action;
import dev.tenantry.terraform.TerraformTask.Apply;
import dev.tenantry.terraform.TerraformTask.Goal;
import dev.tenantry.terraform.TerraformTask.Plan;
import dev.tenantry.terraform.TerraformTask.Unlock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The real Terraform with the real provider and its state in an S3 that moto plays. */
@Tag("long")
class S3BackendTests {

    private static final String BUCKET = "tenantry-state";
    private static final Map<String, String> CREDENTIALS =
            Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test");

    @TempDir
    private Path folder;

    private Process moto;
    private URI address;
    private TerraformBench bench;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(
                TerraformAt.ofThisMachine()
                        .filter(terraform -> terraform.providerMirror() != null)
                        .isPresent(),
                "no terraform with a mirror of the AWS provider");
        int port = freePort();
        address = URI.create("http://127.0.0.1:" + port);
        moto = startMoto(port);
        awaitBucket();
        bench = TerraformBench.open(
                folder,
                TerraformSettings.defaults(),
                new Backend.S3(BUCKET, "tenants/acme/customer-stack.tfstate", "eu-central-1", null, null, address),
                CREDENTIALS);
    }

    @AfterEach
    void stop() {
        if (bench != null) {
            bench.close();
        }
        if (moto != null) {
            moto.destroy();
        }
    }

    @Test
    void builds_a_bucket_with_its_state_in_s3_and_finds_nothing_more_to_do() {
        StackWork work = bench.stack("bucket", Map.of("tenant", "acme"), "work", emulator());
        bench.done(work, new Plan(Goal.RECONCILE));
        assertThat(bench.cli().plan(work.folder()).count(Action.CREATE)).isEqualTo(1);
        bench.done(work, new Apply());

        assertThat(bench.cli().outputs(work.folder()).open()).isEqualTo(Map.of("bucket", "tenantry-acme-documents"));
        bench.done(work, new Plan(Goal.RECONCILE));
        assertThat(bench.cli().plan(work.folder()).changes()).isEmpty();
        bench.done(work, new Plan(Goal.DESTROY));
        assertThat(bench.cli().plan(work.folder()).changes()).allMatch(change -> change.stateful());
    }

    @Test
    void lock_of_a_killed_terraform_stays_until_it_is_broken_by_its_id() {
        Instant before = Instant.now();
        StackWork work = bench.stack("slow", Map.of("tenant", "acme"));
        bench.done(work, new Plan(Goal.RECONCILE));
        var applying = bench.start(work, new Apply());
        bench.awaitOutput(applying, "terraform_data.slow: Creating...");
        bench.cli().kill(applying);
        bench.end(applying, work);

        TerraformFailure locked = bench.fails(work, new Plan(Goal.RECONCILE));
        assertThat(locked.failureClass()).isEqualTo(FailureClass.LOCKED);
        LockInfo lock = Objects.requireNonNull(locked.lock(), "a lock");
        assertThat(lock.isOf(bench.self(), before)).isTrue();
        assertThat(lock.isOf(bench.self(), Instant.now())).isFalse();
        bench.done(work, new Unlock(lock.id()));
        bench.done(work, new Plan(Goal.RECONCILE));
    }

    private Map<String, String> emulator() {
        return Map.of("emulator_override.tf.json", """
                {"provider": {"aws": {"s3_use_path_style": true, "skip_credentials_validation": true,
                  "skip_requesting_account_id": true, "skip_metadata_api_check": true,
                  "endpoints": [{"s3": "%s", "sts": "%s"}]}}}
                """.formatted(address, address));
    }

    private Process startMoto(int port) throws IOException {
        try {
            return new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("moto.log").toFile())
                    .start();
        } catch (IOException absent) {
            assumeTrue(false, "no moto_server on the search path");
            throw absent;
        }
    }

    private void awaitBucket() {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(address)
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build()) {
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(SdkClientException.class)
                    .until(() -> s3.createBucket(bucket -> bucket.bucket(BUCKET)
                                    .createBucketConfiguration(where -> where.locationConstraint("eu-central-1")))
                            .sdkHttpResponse()
                            .isSuccessful());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
