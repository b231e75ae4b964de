package dev.tenantry.tenantjobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.aws.TenantAccounts;
import dev.tenantry.jobs.JobBundle;
import dev.tenantry.jobs.JobLog;
import dev.tenantry.jobs.JobManifest;
import dev.tenantry.jobs.SignedResult;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.Telemetry;
import dev.tenantry.standins.Moto;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.StepStage;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.AwsTarget;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.JobOrder;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobResult;
import dev.tenantry.tenantside.JobState;
import dev.tenantry.tenantside.RunnerJob;
import dev.tenantry.tenantside.RunnerJobId;
import dev.tenantry.tenantside.SecretPlaces;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.codebuild.model.ArtifactsType;
import software.amazon.awssdk.services.codebuild.model.ComputeType;
import software.amazon.awssdk.services.codebuild.model.EnvironmentType;
import software.amazon.awssdk.services.codebuild.model.LogsConfigStatusType;
import software.amazon.awssdk.services.codebuild.model.SourceType;

/** The bucket and CodeBuild of the emulator are real here; what a build does is played by the test. */
class CodeBuildRunnerTests {

    private static final String KEY = "this tenant's key";
    private static final RunnerPlace PLACE = new RunnerPlace(
            "tenantry-acme-runner", "tenantry-state-111122223333-eu-central-1", "runner/in/", "runner/out/");
    private static final String LOG = "/tenantry/acme/runner";
    private static final AwsTarget ACCOUNT = Profiles.acme().aws();
    private static final JobOrder ORDER =
            JobOrder.of("application", new RunnerJob.HelmStatus("assistant", "assistant"), Duration.ofMinutes(5));

    private static Moto moto;
    private static TenantAccounts accounts;

    @TempDir
    Path folder;

    private StepStage stage;

    @BeforeAll
    static void start_the_emulator(@TempDir Path folder) throws IOException {
        assumeTrue(Moto.installed(), "moto is not installed");
        moto = Moto.start(folder);
        accounts = TenantAccounts.underTheirRoles(moto.endpoint());
        inAccount(clients -> {
            clients.logs().createLogGroup(make -> make.logGroupName(LOG));
            clients.builds()
                    .createProject(make -> make.name(PLACE.project())
                            .logsConfig(logs -> logs.cloudWatchLogs(there ->
                                    there.status(LogsConfigStatusType.ENABLED).groupName(LOG)))
                            .serviceRole("arn:aws:iam::111122223333:role/tenantry-runner")
                            .source(source ->
                                    source.type(SourceType.S3).location(PLACE.bucket() + "/runner/in/none.zip"))
                            .artifacts(artifacts ->
                                    artifacts.type(ArtifactsType.S3).location(PLACE.bucket()))
                            .environment(environment -> environment
                                    .type(EnvironmentType.LINUX_CONTAINER)
                                    .computeType(ComputeType.BUILD_GENERAL1_SMALL)
                                    .image("runner")));
        });
    }

    @AfterAll
    static void stop_the_emulator() {
        if (moto != null) {
            moto.close();
        }
    }

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void set_the_stage() {
        stage = new StepStage(folder)
                .withSecret("runner.signing-key", KEY)
                .withOutputs(
                        "infrastructure",
                        Facts.of(
                                "runner",
                                "{\"project\":\"" + PLACE.project() + "\",\"bucket\":\"" + PLACE.bucket()
                                        + "\",\"in\":\"runner/in/\",\"out\":\"runner/out/\"}"));
    }

    @Test
    void starts_one_build_however_often_the_same_is_submitted() {
        int before = builds();

        assertThat(runner().submit(stage, ORDER)).isInstanceOf(JobState.Queued.class);
        assertThat(runner().submit(stage, ORDER)).isInstanceOf(JobState.Running.class);

        assertThat(builds() - before).isEqualTo(1);
        assertThat(stage.effects())
                .containsExactly(new StepStage.Effect(
                        OutsideSystem.AWS,
                        "runner.job.submitted",
                        manifest().id().value()));
    }

    @Test
    void lays_a_bundle_down_that_a_runner_can_read() throws IOException {
        runner().submit(stage, ORDER);

        byte[] bytes = accounts.in(
                ACCOUNT,
                clients -> clients.s3()
                        .getObjectAsBytes(get -> get.bucket(PLACE.bucket())
                                .key(PLACE.bundle(manifest().id())))
                        .asByteArray());
        Path zip = Files.write(folder.resolve("job.zip"), bytes);
        assertThat(JobBundle.unpack(zip, folder.resolve("bundle")).manifest()).isEqualTo(manifest());
    }

    @Test
    void tells_a_result_that_is_signed_with_the_tenants_key() {
        runner().submit(stage, ORDER);
        leave(SignedResult.sign(result(manifest().id(), stage.tenant()), KEY).json());

        assertThat(runner().state(stage, ORDER))
                .isInstanceOfSatisfying(
                        JobState.Done.class,
                        done -> assertThat(done.result().outcome()).isEqualTo(new JobOutcome.NoRelease()));
        assertThat(runner().submit(stage, ORDER)).isInstanceOf(JobState.Done.class);
    }

    @Test
    void counts_a_job_once_however_often_and_by_whichever_portal_its_result_is_read() {
        try (Telemetry seen = Telemetry.listening()) {
            runner().submit(stage, ORDER);
            leave(SignedResult.sign(result(manifest().id(), stage.tenant()), "another key")
                    .json());
            assertThat(runner().state(stage, ORDER)).isInstanceOf(JobState.Lost.class);
            assertThat(seen.samples("tenantry.runner")).isZero();

            leave(SignedResult.sign(result(manifest().id(), stage.tenant()), KEY)
                    .json());
            for (int look = 0; look < 5; look++) {
                assertThat(runner().state(stage, ORDER)).isInstanceOf(JobState.Done.class);
                assertThat(runner().submit(stage, ORDER)).isInstanceOf(JobState.Done.class);
            }
            assertThat(seen.timer("tenantry.runner", "job", "HelmStatus", "outcome", "ok")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void takes_over_what_the_build_prints_and_calls_the_job_done_when_its_last_line_is_there() {
        runner().submit(stage, ORDER);
        prints("[Container] Running command", "job begins");
        assertThat(runner().state(stage, ORDER)).isInstanceOf(JobState.Running.class);
        assertThat(stage.lines()).containsExactly("[Container] Running command", "job begins");

        leave(SignedResult.sign(result(manifest().id(), stage.tenant()), KEY).json());
        prints("helm has ended with 0");
        assertThat(runner().state(stage, ORDER)).isInstanceOf(JobState.Running.class);
        prints(JobLog.end(manifest().id()), "[Container] Phase complete");

        assertThat(runner().state(stage, ORDER)).isInstanceOf(JobState.Done.class);
        assertThat(runner().state(stage, ORDER)).isInstanceOf(JobState.Done.class);
        assertThat(stage.lines())
                .containsExactly(
                        "[Container] Running command",
                        "job begins",
                        "helm has ended with 0",
                        JobLog.end(manifest().id()));
    }

    @Test
    void believes_no_result_that_is_forged_or_of_another_job_or_tenant() {
        runner().submit(stage, ORDER);

        for (String forged : List.of(
                SignedResult.sign(result(manifest().id(), stage.tenant()), "another key")
                        .json(),
                SignedResult.sign(result(new RunnerJobId("another-job"), stage.tenant()), KEY)
                        .json(),
                SignedResult.sign(result(manifest().id(), TenantId.random()), KEY)
                        .json(),
                "<html>")) {
            leave(forged);
            assertThat(runner().state(stage, ORDER)).as(forged).isInstanceOf(JobState.Lost.class);
        }
    }

    @Test
    void gives_a_build_up_that_ended_without_a_result() {
        TenantJobsUnderTest late = new TenantJobsUnderTest(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        late.runner().submit(stage, ORDER);

        assertThat(late.runner().state(stage, ORDER))
                .isInstanceOfSatisfying(
                        JobState.Lost.class,
                        lost -> assertThat(lost.why().toString()).contains("NO_RESULT"));
    }

    @Test
    void knows_nothing_of_what_was_never_submitted() {
        assertThat(runner().state(stage, ORDER)).isEqualTo(new JobState.Unknown());
        runner().stop(stage, ORDER);
        assertThat(stage.effects()).isEmpty();
    }

    @Test
    void stops_the_build() {
        runner().submit(stage, ORDER);

        runner().stop(stage, ORDER);

        assertThat(stage.effects()).extracting(StepStage.Effect::act).contains("runner.job.stopped");
    }

    @Test
    void says_that_the_account_cannot_be_reached() {
        CodeBuildRunner nowhere = new CodeBuildRunner(
                TenantAccounts.underTheirRoles(URI.create("http://127.0.0.1:9")), settings(), Clock.systemUTC());

        assertThatThrownBy(() -> nowhere.submit(stage, ORDER))
                .isInstanceOfSatisfying(
                        OutsideFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.DOWN));
    }

    private record TenantJobsUnderTest(Clock clock) {
        CodeBuildRunner runner() {
            return new CodeBuildRunner(accounts, settings(), clock);
        }
    }

    private static CodeBuildRunner runner() {
        return new TenantJobsUnderTest(Clock.systemUTC()).runner();
    }

    private static RunnerSettings settings() {
        return new RunnerSettings(
                Duration.ofMinutes(1),
                Duration.ofSeconds(15),
                Path.of("."),
                "https://{host}",
                null,
                "http://ollama:11434",
                "http://qdrant:6333");
    }

    private JobManifest manifest() {
        return JobManifest.of(
                stage.tenant(),
                stage.run(),
                stage.attempt(),
                ORDER,
                new AccountSecrets(Profiles.acme().slug()).signingKey(),
                new SecretPlaces(Map.of()));
    }

    private static JobResult result(RunnerJobId id, TenantId tenant) {
        return new JobResult(
                id, tenant, 1, Clock.systemUTC().instant(), Clock.systemUTC().instant(), new JobOutcome.NoRelease());
    }

    private void leave(String text) {
        inAccount(clients -> clients.s3()
                .putObject(
                        put -> put.bucket(PLACE.bucket())
                                .key(PLACE.result(manifest().id())),
                        RequestBody.fromString(text)));
    }

    /** Into the stream that CodeBuild names after the build. */
    private void prints(String... lines) {
        inAccount(clients -> {
            String build =
                    new Mailbox(clients.s3(), PLACE).note(manifest().id()).orElseThrow();
            BuildLog.Place place = new Builds(clients.builds(), PLACE)
                    .find(build)
                    .flatMap(Builds::log)
                    .orElseThrow();
            try {
                clients.logs()
                        .createLogStream(
                                make -> make.logGroupName(place.group()).logStreamName(place.stream()));
            } catch (ResourceAlreadyExistsException there) {
                // printed before
            }
            long now = Clock.systemUTC().millis();
            clients.logs()
                    .putLogEvents(put -> put.logGroupName(place.group())
                            .logStreamName(place.stream())
                            .logEvents(Stream.of(lines)
                                    .map(line -> InputLogEvent.builder()
                                            .timestamp(now)
                                            .message(line + "\n")
                                            .build())
                                    .toList()));
        });
    }

    private static int builds() {
        return accounts.in(
                ACCOUNT,
                clients -> clients.builds()
                        .listBuildsForProject(list -> list.projectName(PLACE.project()))
                        .ids()
                        .size());
    }

    private static void inAccount(Consumer<TenantAccounts.Account> work) {
        accounts.in(ACCOUNT, clients -> {
            work.accept(clients);
            return UUID.randomUUID();
        });
    }
}
