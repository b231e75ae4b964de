package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.onboarding.PretendedTerraform.Lock;
import dev.tenantry.processes.JobId;
import dev.tenantry.processes.ProcessJob;
import dev.tenantry.processes.ProgramSlots;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Held;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.StepStage;
import dev.tenantry.terraform.StackSources;
import dev.tenantry.terraform.TerraformAt;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock on Terraform's state: whose it is decides whether the run may break it. */
class LeftLockTests {

    private static final String ID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
    private static final String US = "tenantry@here";
    private static final String SINCE = "2026-11-25 09:30:00.123456789 +0000 UTC";

    @TempDir
    private Path folder;

    private final PretendedTerraform terraform = new PretendedTerraform();
    private InfrastructureStep step;
    private StepStage stage;

    @BeforeEach
    void open() {
        StackSources sources = new StackSources(
                Path.of("../../infra/terraform").toAbsolutePath().normalize());
        InfrastructureSettings settings = new InfrastructureSettings(
                URI.create("http://127.0.0.1:9"), folder.resolve("states"), null, null, null);
        step = new InfrastructureStep(
                new TerraformJobs(
                        TerraformAt.pretended(terraform, folder),
                        terraform,
                        new ProgramSlots(terraform, Clock.systemUTC(), 5),
                        new CustomerStack(sources, settings, Ways.by(settings), null)),
                tenant -> false,
                (target, tenant) -> List.of());
        stage = new StepStage(folder.resolve(UUID.randomUUID().toString()));
    }

    private Progress<Facts> start() {
        return stage.start(step, terraform::goOn);
    }

    @Test
    void lock_of_a_dead_terraform_of_this_run_is_released_with_a_record_and_the_run_goes_on() {
        terraform.lock(new Lock(ID, US, SINCE));
        assertThat(start()).isInstanceOf(Progress.Done.class);
        assertThat(terraform.isLocked()).isFalse();
        assertThat(stage.effects())
                .filteredOn(effect -> effect.act().equals("infrastructure.lock.released"))
                .hasSize(1);
        assertThat(stage.lines()).anyMatch(line -> line.contains(US) && line.contains(SINCE));
    }

    @Test
    void run_that_is_only_looked_at_tells_of_the_lock_of_its_dead_terraform_and_leaves_it() {
        terraform.lock(new Lock(ID, US, SINCE));
        assertThat(stage.look().plan(step, terraform::goOn))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(
                                        Objects.requireNonNull(failed.failure().held())
                                                .who())
                                .isEqualTo(US));
        assertThat(terraform.isLocked()).isTrue();
    }

    @Test
    void lock_of_another_machine_stays_and_is_told_with_who_and_when() {
        terraform.lock(new Lock(ID, "tenantry@elsewhere", SINCE));
        assertThat(start()).isInstanceOfSatisfying(Progress.Failed.class, failed -> {
            assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.LOCKED);
            assertThat(failed.failure().cause().toString()).contains("tenantry@elsewhere", SINCE, "OperationTypeApply");
        });
        assertThat(terraform.isLocked()).isTrue();
    }

    @Test
    void lock_from_before_this_run_stays() {
        terraform.lock(new Lock(ID, US, "2026-11-25 08:59:59 +0000 UTC"));
        assertThat(start()).isInstanceOf(Progress.Failed.class);
        assertThat(terraform.isLocked()).isTrue();
    }

    @Test
    void lock_stays_while_a_task_of_this_run_lives() {
        working(stage.run());
        terraform.lock(new Lock(ID, US, SINCE));
        assertThat(start()).isInstanceOf(Progress.Failed.class);
        assertThat(terraform.isLocked()).isTrue();
    }

    @Test
    void nobodys_word_breaks_a_lock_while_a_task_of_another_run_of_the_tenant_lives() {
        RunId other = new RunId(UUID.randomUUID());
        working(other);
        terraform.lock(new Lock(ID, US, SINCE));
        stage.besides(other);
        assertThat(start()).isInstanceOf(Progress.Failed.class);
        assertThat(stage.nextAttempt().releasing(ID).start(step, terraform::goOn))
                .isInstanceOf(Progress.Failed.class);
        assertThat(terraform.isLocked()).isTrue();
    }

    @Test
    void task_of_another_tenant_is_no_reason_to_leave_a_dead_ones_lock() {
        working(new RunId(UUID.randomUUID()));
        terraform.lock(new Lock(ID, US, SINCE));
        assertThat(start()).isInstanceOf(Progress.Done.class);
        assertThat(terraform.isLocked()).isFalse();
    }

    private void working(RunId run) {
        JobId living = JobId.of(run.toString(), "infra-destroy", 1);
        terraform.start(new ProcessJob(
                living, folder, List.of("apply"), Map.of("WORK", folder.toString()), Map.of(), Duration.ofSeconds(1)));
        terraform.keepWorking(living);
    }

    @Test
    void lock_stays_while_somebody_runs_a_terraform_by_hand() {
        terraform.byHand();
        terraform.lock(new Lock(ID, US, SINCE));
        assertThat(start()).isInstanceOf(Progress.Failed.class);
        assertThat(terraform.isLocked()).isTrue();
    }

    @Test
    void lock_that_says_its_time_in_no_known_way_stays() {
        terraform.lock(new Lock(ID, US, "yesterday"));
        assertThat(start()).isInstanceOf(Progress.Failed.class);
        assertThat(terraform.isLocked()).isTrue();
    }

    @Test
    void lock_left_in_the_way_of_an_undoing_is_released_too() {
        assertThat(start()).isInstanceOf(Progress.Done.class);
        terraform.lock(new Lock(ID, US, SINCE));
        assertThat(stage.compensate(step, terraform::goOn)).isInstanceOf(Progress.Done.class);
        assertThat(terraform.isLocked()).isFalse();
    }

    @Test
    void lock_of_another_machine_is_released_when_two_people_have_agreed_to_break_exactly_that_one() {
        terraform.lock(new Lock(ID, "tenantry@elsewhere", SINCE));
        assertThat(stage.releasing("another-lock").start(step, terraform::goOn)).isInstanceOf(Progress.Failed.class);
        assertThat(terraform.isLocked()).isTrue();
        assertThat(stage.nextAttempt().releasing(ID).start(step, terraform::goOn))
                .isInstanceOf(Progress.Done.class);
        assertThat(terraform.isLocked()).isFalse();
        assertThat(stage.effects())
                .filteredOn(effect -> effect.act().equals("infrastructure.lock.released"))
                .hasSize(1);
    }

    @Test
    void failure_names_the_lock_and_its_holder_for_whoever_must_act() {
        terraform.lock(new Lock(ID, "tenantry@elsewhere", SINCE));
        assertThat(start())
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.failure().held())
                                .isEqualTo(new Held(ID, "tenantry@elsewhere", SINCE, "OperationTypeApply")));
    }

    @Test
    void nobodys_word_breaks_a_lock_while_a_task_of_this_run_lives() {
        working(stage.run());
        terraform.lock(new Lock(ID, US, SINCE));
        assertThat(stage.releasing(ID).start(step, terraform::goOn)).isInstanceOf(Progress.Failed.class);
        assertThat(terraform.isLocked()).isTrue();
    }
}
