package dev.tenantry.tenantjobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Value;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.PretendedJobs;
import dev.tenantry.tenantside.RunnerJob;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationStepTests {

    private static final List<JobOutcome.RenderedField> FIELDS = List.of(
            new JobOutcome.RenderedField("spec.type", "ClusterIP", "LoadBalancer", false),
            new JobOutcome.RenderedField("spec.token", null, "ff", true),
            new JobOutcome.RenderedField("… +17", "sha256:ab", "sha256:cd", false));

    @TempDir
    Path folder;

    private JobOutcome applied = new JobOutcome.Released("assistant", 1, "deployed", "digest", "0.12.4", List.of());
    private final PretendedJobs jobs = new PretendedJobs(this::world);

    private JobOutcome world(RunnerJob job) {
        return switch (job) {
            case RunnerJob.HelmPlan plan ->
                new JobOutcome.Planned(List.of(
                        new JobOutcome.RenderedChange("Deployment", "open-webui", null, "aa"),
                        new JobOutcome.RenderedChange("Service", "open-webui", "bb", "cc", FIELDS),
                        new JobOutcome.RenderedChange("StatefulSet", "old", "dd", null)));
            case RunnerJob.HelmApply apply -> applied;
            case RunnerJob.HelmUninstall uninstall -> new JobOutcome.NoRelease();
            default -> throw new AssertionError("not a job of this step: " + job);
        };
    }

    @Test
    void states_bounds_until_the_stack_stands() {
        Progress<PlannedPart> planned = step().plan(new StepStage(folder));

        assertThat(planned).isInstanceOfSatisfying(Progress.Done.class, done -> {
            PlannedPart.Deferred part = (PlannedPart.Deferred) done.value();
            assertThat(part.waitsFor()).containsExactly("infrastructure");
            assertThat(part.bounds().types()).containsExactlyInAnyOrder("Deployment", "Service");
            assertThat(part.bounds().actions()).containsExactlyInAnyOrder(Action.CREATE, Action.CHANGE);
            assertThat(part.bounds().templateDigest()).hasSize(64);
        });
        assertThat(jobs.done()).isEmpty();
    }

    @Test
    void plans_exactly_once_the_stack_stands_and_marks_what_holds_data() {
        Progress<PlannedPart> planned = step().plan(stage());

        assertThat(planned).isInstanceOfSatisfying(Progress.Done.class, done -> {
            PlannedPart.Exact part = (PlannedPart.Exact) done.value();
            assertThat(part.changes())
                    .extracting(change -> change.address() + " " + change.action() + " " + change.stateful())
                    .containsExactly(
                            "Deployment/open-webui CREATE false",
                            "Service/open-webui CHANGE false",
                            "StatefulSet/old DESTROY true");
        });
    }

    @Test
    void plans_each_field_and_the_whole_object_of_which_an_older_runner_knows_nothing_else() {
        Progress<PlannedPart> planned = step().plan(stage());

        assertThat(planned).isInstanceOfSatisfying(Progress.Done.class, done -> {
            List<Change> changes = ((PlannedPart) done.value()).changes();
            assertThat(changes.getFirst().attributes())
                    .containsExactly(attribute("manifest", Value.absent(), Value.known("aa")));
            assertThat(changes.get(1).attributes())
                    .containsExactly(
                            attribute("manifest", Value.known("bb"), Value.known("cc")),
                            attribute("spec.type", Value.known("ClusterIP"), Value.known("LoadBalancer")),
                            attribute("spec.token", Value.absent(), Value.sensitive("ff")),
                            attribute("… +17", Value.known("sha256:ab"), Value.known("sha256:cd")));
        });
    }

    private static Change.AttributeChange attribute(String path, Value before, Value after) {
        return new Change.AttributeChange(path, before, after);
    }

    @Test
    void deploys_once_however_often_it_is_started_and_hands_the_assistant_on() {
        StepStage stage = stage();

        Progress<Facts> first = stage.start(step(), () -> {});
        Progress<Facts> second = stage.start(step(), () -> {});

        assertThat(first).isEqualTo(second);
        assertThat(first)
                .isInstanceOfSatisfying(
                        Progress.Done.class,
                        done -> assertThat(((Facts) done.value()).values())
                                .containsEntry("assistant-address", "https://assistant.acme.example")
                                .containsEntry("revision", "1"));
        assertThat(jobs.done())
                .filteredOn(RunnerJob.HelmApply.class::isInstance)
                .hasSize(1);
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void hands_on_the_record_that_the_customer_has_to_set() {
        applied = new JobOutcome.Released(
                "assistant", 1, "deployed", "digest", "0.12.4", List.of(), "internal-1.elb.example");

        assertThat(stage().start(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Done.class,
                        done -> assertThat(((Facts) done.value()).values())
                                .containsEntry("dns-record-name", "assistant.acme.example")
                                .containsEntry("dns-record-target", "internal-1.elb.example"));
    }

    @Test
    void says_that_the_certificate_is_missing_before_anything_is_asked_of_the_cluster() {
        StepStage stage = stage().with(Profiles.withoutCertificate());

        assertThat(step().plan(stage)).satisfies(ApplicationStepTests::lacksTheCertificate);
        assertThat(stage.start(step(), () -> {})).satisfies(ApplicationStepTests::lacksTheCertificate);
        assertThat(jobs.done()).isEmpty();
    }

    @Test
    void needs_no_certificate_where_there_is_no_load_balancer() {
        RunnerSettings settings = TenantSteps.settings(folder);
        ApplicationStep emulated = new ApplicationStep(
                jobs, new ApplicationRelease(settings, new Wishes(settings), URI.create("http://127.0.0.1:9")));

        assertThat(stage().with(Profiles.withoutCertificate()).start(emulated, () -> {}))
                .isInstanceOf(Progress.Done.class);
        assertThat(jobs.done())
                .filteredOn(RunnerJob.HelmApply.class::isInstance)
                .allSatisfy(
                        job -> assertThat(((RunnerJob.HelmApply) job).ingress()).isNull());
    }

    private static void lacksTheCertificate(Progress<?> progress) {
        assertThat(progress).isInstanceOfSatisfying(Progress.Failed.class, failed -> {
            assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.CONFIG);
            assertThat(failed.failure().cause().toString()).contains("NO_CERTIFICATE", "assistant.acme.example");
        });
    }

    @Test
    void deploys_nothing_that_goes_beyond_the_approval() {
        StepStage stage = stage().beyond(List.of(Saying.quote("destroy StatefulSet/old")));

        assertThat(stage.start(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.STALE_PLAN));
        assertThat(jobs.done()).noneMatch(RunnerJob.HelmApply.class::isInstance);
    }

    @Test
    void passes_on_why_it_failed_and_tries_again_in_a_new_attempt() {
        applied = TenantSteps.failed(FailureClass.QUOTA);
        StepStage stage = stage();
        assertThat(stage.start(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.QUOTA));

        applied = new JobOutcome.Released("assistant", 2, "deployed", "digest", "0.12.4", List.of());
        assertThat(stage.nextAttempt().start(step(), () -> {})).isInstanceOf(Progress.Done.class);
    }

    @Test
    void sees_that_what_is_deployed_is_not_as_wanted() {
        applied = new JobOutcome.Released("assistant", 1, "failed", "digest", "0.12.4", List.of());
        StepStage stage = stage();
        stage.start(step(), () -> {});

        assertThat(step().verify(stage)).isInstanceOf(Verdict.Differs.class);
        assertThat(step().verify(stage().nextAttempt())).isInstanceOf(Verdict.Unclear.class);
    }

    @Test
    void is_undone_twice_as_once_and_also_if_it_never_began() {
        StepStage stage = stage();
        stage.start(step(), () -> {});

        assertThat(stage.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(stage.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(new StepStage(folder).compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
    }

    @Test
    void carries_no_secret_in_its_order() {
        stage().start(step(), () -> {});

        assertThat(jobs.done())
                .allSatisfy(job -> assertThat(job.secrets())
                        .allSatisfy(secret -> assertThat(secret.id()).startsWith("tenantry/acme/")));
    }

    private StepStage stage() {
        return TenantSteps.withStack(new StepStage(folder));
    }

    private ApplicationStep step() {
        RunnerSettings settings = TenantSteps.settings(folder);
        return new ApplicationStep(jobs, new ApplicationRelease(settings, new Wishes(settings), null));
    }
}
