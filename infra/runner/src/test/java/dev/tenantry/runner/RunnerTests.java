package dev.tenantry.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.jobs.JobBundle;
import dev.tenantry.jobs.JobLog;
import dev.tenantry.jobs.JobManifest;
import dev.tenantry.jobs.SignedResult;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenantside.AssistantTarget;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobResult;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.SecretPlaces;
import dev.tenantry.tenantside.SecretRef;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is started in production: a process, files and an environment. */
class RunnerTests {

    private static final String KEY = "this tenant's key";
    private static final RunnerJob STATUS = new RunnerJob.HelmStatus("assistant", "assistant");
    private static final String NOT_THERE = "echo 'Error: release: not found' >&2; exit 1";

    @TempDir
    Path folder;

    @Test
    void does_one_job_and_signs_what_came_of_it() throws Exception {
        helm(NOT_THERE);
        Path bundle = bundle(STATUS);

        assertThat(end(start(bundle, Map.of("TENANTRY_SIGNING_KEY", KEY)))).isEqualTo(0);

        JobResult result = result();
        assertThat(result.outcome()).isEqualTo(new JobOutcome.NoRelease());
        assertThat(result.job())
                .isEqualTo(JobBundle.unpack(bundle, folder.resolve("looked"))
                        .manifest()
                        .id());
        assertThat(result.finishedAt()).isAfterOrEqualTo(result.startedAt());
        assertThat(Files.readAllLines(folder.resolve("said")))
                .startsWith("job " + result.job() + " begins: HelmStatus")
                .endsWith(JobLog.end(result.job()));
    }

    @Test
    void finds_the_result_when_it_is_started_again() throws Exception {
        helm("echo once >> " + folder.resolve("acts") + "; " + NOT_THERE);
        Path bundle = bundle(STATUS);
        end(start(bundle, Map.of("TENANTRY_SIGNING_KEY", KEY)));
        String first = Files.readString(folder.resolve("result.json"));

        assertThat(end(start(bundle, Map.of("TENANTRY_SIGNING_KEY", KEY)))).isEqualTo(0);

        assertThat(folder.resolve("result.json")).hasContent(first);
        assertThat(Files.readAllLines(folder.resolve("acts"))).hasSize(1);
    }

    @Test
    void steps_aside_while_the_same_job_runs() throws Exception {
        helm("touch " + folder.resolve("working") + "; sleep 60");
        Path bundle = bundle(STATUS);
        Process first = start(bundle, Map.of("TENANTRY_SIGNING_KEY", KEY));
        awaitFile("working");

        assertThat(end(start(bundle, Map.of("TENANTRY_SIGNING_KEY", KEY)))).isEqualTo(4);

        first.destroy();
        end(first);
    }

    @Test
    void writes_a_result_when_it_is_asked_to_stop() throws Exception {
        helm("touch " + folder.resolve("working")
                + "; sleep 60 & trap 'kill $!; echo Error: context canceled >&2; exit 1' TERM; wait");
        Process process = start(bundle(STATUS), Map.of("TENANTRY_SIGNING_KEY", KEY));
        awaitFile("working");

        process.destroy();
        end(process);

        assertThat(result().outcome()).isInstanceOf(JobOutcome.Failed.class);
    }

    @Test
    void makes_a_failure_a_result_like_any_other() throws Exception {
        RunnerJob read = new RunnerJob.AssistantRead(
                new AssistantTarget(URI.create("http://127.0.0.1:9"), "a@example.test", SecretRef.of("admin")));

        assertThat(end(start(bundle(read), Map.of("TENANTRY_SIGNING_KEY", KEY, "TENANTRY_SECRET_ADMIN", "a-password"))))
                .isEqualTo(0);

        assertThat(result().outcome()).isInstanceOfSatisfying(JobOutcome.Failed.class, failed -> {
            assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.TRANSIENT);
            assertThat(failed.failure().system()).isEqualTo(OutsideSystem.OPEN_WEBUI);
        });
        assertThat(Files.readString(folder.resolve("result.json"))).doesNotContain("a-password");
        assertThat(Files.readString(folder.resolve("said")))
                .contains("it has failed: TRANSIENT of OPEN_WEBUI")
                .doesNotContain("a-password");
    }

    @Test
    void names_the_record_that_is_missing_where_the_name_leads_nowhere() throws Exception {
        AssistantTarget target = new AssistantTarget(
                URI.create("https://assistant.acme.invalid"),
                "a@example.test",
                SecretRef.of("admin"),
                "internal-1.elb.example");

        RunnerJob read = new RunnerJob.AssistantRead(target);
        end(start(bundle(read), Map.of("TENANTRY_SIGNING_KEY", KEY, "TENANTRY_SECRET_ADMIN", "a-password")));

        assertThat(result().outcome()).isInstanceOfSatisfying(JobOutcome.Failed.class, failed -> {
            assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.AT_CUSTOMER);
            assertThat(failed.failure().waitAsked()).isEqualTo(Duration.ofMinutes(5));
            assertThat(failed.failure().cause().toString())
                    .contains("NO_RECORD", "assistant.acme.invalid", "internal-1.elb.example");
        });
    }

    @Test
    void begins_nothing_without_the_secrets_that_the_job_names() throws Exception {
        RunnerJob read = new RunnerJob.AssistantRead(
                new AssistantTarget(URI.create("http://127.0.0.1:9"), "a@example.test", SecretRef.of("admin")));

        Process process = start(bundle(read), Map.of("TENANTRY_SIGNING_KEY", KEY));

        assertThat(end(process)).isEqualTo(5);
        assertThat(Files.readString(folder.resolve("said")))
                .contains("TENANTRY_SECRET_ADMIN is not in the environment");
        assertThat(folder.resolve("result.json")).doesNotExist();
    }

    @Test
    void refuses_what_is_no_bundle() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.zip"), "no zip");

        assertThat(end(start(broken, Map.of("TENANTRY_SIGNING_KEY", KEY)))).isEqualTo(3);
    }

    @Test
    void gives_helm_none_of_the_secrets() throws Exception {
        helm("env > " + folder.resolve("seen") + "; " + NOT_THERE);

        end(start(bundle(STATUS), Map.of("TENANTRY_SIGNING_KEY", KEY, "TENANTRY_SECRET_X", "hidden")));

        assertThat(Files.readString(folder.resolve("seen"))).doesNotContain(KEY, "hidden");
    }

    private Path bundle(RunnerJob job) throws IOException {
        JobManifest manifest = JobManifest.of(
                TenantId.of("11111111-2222-3333-4444-555555555555"),
                RunId.of("0b9c1234-ab12-4cde-8f00-000000000001"),
                1,
                JobOrder.of("application", job, Duration.ofMinutes(1)),
                SecretRef.of("key"),
                new SecretPlaces(Map.of()));
        return Files.write(folder.resolve("job.zip"), new JobBundle(manifest, null).bytes());
    }

    private void helm(String history) throws IOException {
        script("helm", "[ \"$1\" = version ] && { echo v3.22.0; exit 0; }\n" + history);
        script("kubectl", "exit 0");
    }

    private void script(String name, String body) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Process start(Path bundle, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Runner.class.getName(),
                        bundle.toString(),
                        folder.resolve("result.json").toString(),
                        folder.resolve("work").toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile());
        builder.environment().put("TENANTRY_HELM", folder.resolve("helm").toString());
        builder.environment().put("TENANTRY_KUBECTL", folder.resolve("kubectl").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static int end(Process process) throws InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void awaitFile(String name) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.exists(folder.resolve(name))) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private JobResult result() throws IOException {
        return SignedResult.verified(Files.readString(folder.resolve("result.json")), KEY);
    }
}
