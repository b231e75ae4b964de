package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.processes.JobId;
import dev.tenantry.processes.ProcessJob;
import dev.tenantry.processes.ProgramSlots;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.terraform.StackSources;
import dev.tenantry.terraform.TerraformAt;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Proves("infrastructure")
class InfrastructureStepTests extends StepProofs {

    @TempDir
    private Path folder;

    private final PretendedTerraform terraform = new PretendedTerraform();
    private final Set<TenantId> live = new HashSet<>();
    private int slots = 5;
    private List<String> tagged = List.of();

    @Override
    protected Step step() {
        StackSources sources = new StackSources(
                Path.of("../../infra/terraform").toAbsolutePath().normalize());
        InfrastructureSettings settings = new InfrastructureSettings(
                URI.create("http://127.0.0.1:9"), folder.resolve("states"), null, null, null);
        CustomerStack stack = new CustomerStack(sources, settings, Ways.by(settings), null);
        return new InfrastructureStep(
                new TerraformJobs(TerraformAt.pretended(terraform, folder), terraform, slots(), stack),
                live::contains,
                (target, tenant) -> tagged);
    }

    private ProgramSlots slots() {
        return new ProgramSlots(terraform, Clock.systemUTC(), slots);
    }

    @Override
    protected StepStage stage() {
        return new StepStage(folder.resolve(UUID.randomUUID().toString()));
    }

    @Override
    protected void meanwhile() {
        terraform.goOn();
    }

    @Override
    protected Set<String> world(StepContext context) {
        return terraform.world(context.folder());
    }

    /** Planning anew is looking: only what was applied counts. */
    @Override
    protected int touches(StepStage stage) {
        return terraform.applied(stage.folder());
    }

    @ParameterizedTest
    @ValueSource(strings = {"update", "delete"})
    void goes_on_undoing_with_a_new_plan_after_an_apply_that_broke_off(String action) {
        StepStage stage = stage();
        stage.start(step(), this::meanwhile);
        terraform.failOnce(action);
        assertThat(stage.compensate(step(), this::meanwhile)).isInstanceOf(Progress.Failed.class);

        assertThat(stage.compensateFrom(stage.memo(), step(), this::meanwhile)).isInstanceOf(Progress.Done.class);
        assertThat(world(stage)).isEmpty();
    }

    @Test
    void plan_that_is_asked_for_again_is_made_anew_and_not_remembered() {
        StepStage stage = stage();
        assertThat(changes(stage)).hasSize(1);
        stage.start(step(), this::meanwhile);
        assertThat(changes(stage)).as("all is there now").isEmpty();
    }

    private List<Change> changes(StepStage stage) {
        return stage.plan(step(), this::meanwhile) instanceof Progress.Done<PlannedPart>(PlannedPart part)
                ? part.changes()
                : List.of();
    }

    @Test
    void what_terraform_does_not_know_of_is_found_by_the_tenants_tag() {
        tagged = List.of("arn:aws:ec2:eu-central-1:111122223333:volume/vol-1");
        assertThat(step().verifyUndone(stage()))
                .isInstanceOfSatisfying(
                        Verdict.Differs.class,
                        left -> assertThat(left.differences().toString()).contains("vol-1"));
    }

    @Test
    void waits_for_its_turn_says_its_place_and_begins_nothing_once_the_run_is_to_stop() {
        slots = 1;
        JobId other = new JobId("other-1");
        terraform.start(new ProcessJob(
                other, folder, List.of("apply"), Map.of("WORK", folder.toString()), Map.of(), Duration.ofSeconds(1)));
        terraform.keepWorking(other);
        StepStage stage = stage();
        assertThat(step().start(stage))
                .isInstanceOfSatisfying(
                        Progress.Working.class,
                        working ->
                                assertThat(working.saying()).isEqualTo(OnboardingPhrase.TERRAFORM_QUEUED.say(1, 1, 1)));
        assertThat(step().start(stage.stop()))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.CANCELLED));
        assertThat(world(stage)).isEmpty();
    }

    @Test
    void takes_away_filled_buckets_of_a_tenant_that_never_went_live() {
        StepStage stage = stage();
        stage.start(step(), this::meanwhile);
        terraform.fill(stage.folder());

        assertThat(stage.compensate(step(), this::meanwhile)).isInstanceOf(Progress.Done.class);
        assertThat(world(stage)).isEmpty();
    }

    @Test
    void leaves_filled_buckets_of_a_tenant_that_is_live() {
        StepStage stage = stage();
        stage.start(step(), this::meanwhile);
        terraform.fill(stage.folder());
        live.add(stage.tenant());

        assertThat(stage.compensate(step(), this::meanwhile)).isInstanceOf(Progress.Failed.class);
        assertThat(world(stage)).isNotEmpty();
    }

    @Test
    void what_was_made_and_could_not_be_written_down_is_written_down_before_it_is_undone() {
        StepStage stage = stage();
        terraform.loseStateOnce();
        assertThat(failure(stage.start(step(), this::meanwhile))).isEqualTo(FailureClass.STATE_NOT_SAVED);
        assertThat(world(stage)).isNotEmpty();

        assertThat(stage.compensate(step(), this::meanwhile)).isInstanceOf(Progress.Done.class);
        assertThat(world(stage)).isEmpty();
    }

    @Test
    void state_that_is_lost_while_undoing_is_written_down_before_the_undoing_goes_on() {
        StepStage stage = stage();
        stage.start(step(), this::meanwhile);
        terraform.loseStateOnce();
        assertThat(failure(stage.compensate(step(), this::meanwhile))).isEqualTo(FailureClass.STATE_NOT_SAVED);

        assertThat(stage.compensateFrom(stage.memo(), step(), this::meanwhile)).isInstanceOf(Progress.Done.class);
        assertThat(world(stage)).isEmpty();
    }

    @Test
    void apply_that_failed_has_failed_however_often_it_is_asked_for_and_is_tried_again_by_a_new_attempt() {
        StepStage stage = stage();
        terraform.failOnce("create");
        Progress<Facts> failed = stage.start(step(), this::meanwhile);
        assertThat(failed).isInstanceOf(Progress.Failed.class);

        assertThat(stage.goOn(step(), Facts.of("phase", "apply"), true, this::meanwhile))
                .as("the portal died before it was written down")
                .isEqualTo(failed);
        assertThat(stage.nextAttempt().start(step(), this::meanwhile)).isInstanceOf(Progress.Done.class);
    }

    @Test
    void nothing_is_taken_down_by_a_plan_that_would_build() {
        StepStage stage = stage();
        stage.start(step(), this::meanwhile);
        terraform.writeOverOnce();
        assertThat(stage.compensate(step(), this::meanwhile)).isInstanceOf(Progress.Done.class);
        assertThat(world(stage)).isEmpty();
    }

    @Test
    void plan_that_is_used_up_is_made_anew() throws IOException {
        StepStage stage = stage();
        stage.start(step(), this::meanwhile);
        terraform.failOnce("delete");
        stage.compensate(step(), this::meanwhile);
        Facts remembered = stage.memo();
        assertThat(step().compensate(stage)).isInstanceOf(Progress.Working.class);
        terraform.goOn();
        Files.delete(stage.folder().resolve("plan.json"));
        assertThat(stage.compensateFrom(remembered, step(), this::meanwhile)).isInstanceOf(Progress.Done.class);
        assertThat(world(stage)).isEmpty();
    }

    @Test
    void planning_that_is_stopped_has_stopped_before_anything_else_begins_in_its_folder() {
        StepStage stage = stage();
        assertThat(step().plan(stage)).isInstanceOf(Progress.Working.class);
        assertThat(terraform.running()).hasSize(1);
        assertThat(step().stopPlanning(stage, false)).isTrue();
        assertThat(terraform.running()).isEmpty();

        stage.nextAttempt();
        assertThat(step().plan(stage)).isInstanceOf(Progress.Working.class);
        step().compensate(stage);
        assertThat(terraform.running()).as("undoing stops it as well").isEmpty();
    }

    private static FailureClass failure(Progress<Facts> progress) {
        return ((Progress.Failed<Facts>) progress).failure().failureClass();
    }
}
