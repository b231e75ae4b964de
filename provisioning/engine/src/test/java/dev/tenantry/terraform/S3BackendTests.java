package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.standins.Moto;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.terraform.ResourceChange.Action;
import dev.tenantry.terraform.TerraformTask.Apply;
import dev.tenantry.terraform.TerraformTask.Goal;
import dev.tenantry.terraform.TerraformTask.Plan;
import dev.tenantry.terraform.TerraformTask.Unlock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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

    private Moto moto;
    private URI address;
    private TerraformBench bench;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(
                TerraformAt.ofThisMachine().isPresent(),
                "no terraform on this machine that is recent enough: ./portal doctor says how to get it");
        assertThat(Moto.installed())
                .as("Terraform is here and may not be left out; ./portal test gets the AWS emulator")
                .isTrue();
        moto = Moto.start(folder);
        address = moto.endpoint();
        makeBucket();
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
            moto.close();
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

    private void makeBucket() {
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(address)
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build()) {
            s3.createBucket(bucket ->
                    bucket.bucket(BUCKET).createBucketConfiguration(where -> where.locationConstraint("eu-central-1")));
        }
    }
}
