package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.processes.ProgramSlots;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Step;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.terraform.StackSources;
import dev.tenantry.terraform.TerraformAt;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tenant is live, and its bucket is full. */
@Proves(value = "remove-infrastructure", undo = Undo.NO_WAY_BACK)
class InfrastructureRemovalTests extends StepProofs {

    @TempDir
    private Path folder;

    private final PretendedTerraform terraform = new PretendedTerraform();
    private List<String> tagged = List.of();

    private InfrastructureStep infrastructure() {
        StackSources sources = new StackSources(
                Path.of("../../infra/terraform").toAbsolutePath().normalize());
        InfrastructureSettings settings = new InfrastructureSettings(
                URI.create("http://127.0.0.1:9"), folder.resolve("states"), null, null, null);
        CustomerStack stack = new CustomerStack(sources, settings, Ways.by(settings), null);
        ProgramSlots slots = new ProgramSlots(terraform, Clock.systemUTC(), 5);
        return new InfrastructureStep(
                new TerraformJobs(TerraformAt.pretended(terraform, folder), terraform, slots, stack),
                tenant -> true,
                (target, tenant) -> tagged);
    }

    @Override
    protected Step step() {
        return new InfrastructureRemoval(infrastructure());
    }

    @Override
    protected StepStage stage() {
        StepStage stage = new StepStage(folder.resolve(UUID.randomUUID().toString()))
                .with(new Departure(Profiles.acme(), Departure.From.SUSPENDED, "they have it"))
                .after(infrastructure(), this::meanwhile);
        terraform.fill(stage.folder());
        return stage.nextAttempt();
    }

    @Override
    protected void meanwhile() {
        terraform.goOn();
    }

    @Override
    protected boolean hasNoWayBack() {
        return true;
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

    @Test
    void shows_what_terraform_will_destroy_and_that_data_is_lost() {
        assertThat(stage().plan(step(), this::meanwhile))
                .isInstanceOfSatisfying(
                        Progress.Done.class,
                        done -> assertThat(((PlannedPart) done.value()).changes())
                                .singleElement()
                                .satisfies(change -> {
                                    assertThat(change.action()).isEqualTo(Change.Action.DESTROY);
                                    assertThat(change.stateful()).isTrue();
                                }));
    }

    @Test
    void destroys_nothing_that_nobody_has_seen_in_the_plan() {
        StepStage stage = stage().beyond(List.of(Saying.quote("DESTROY aws_s3_bucket.other")));

        assertThat(stage.start(step(), this::meanwhile))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.STALE_PLAN));
        assertThat(world(stage)).isNotEmpty();
    }

    @Test
    void says_what_still_carries_the_tenants_tag() {
        tagged = List.of("arn:aws:ec2:eu-central-1:111122223333:volume/vol-1");

        assertThat(stage().start(step(), this::meanwhile)).isInstanceOfSatisfying(Progress.Failed.class, failed -> {
            assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.LEFT_BEHIND);
            assertThat(failed.failure().cause().toString()).contains("vol-1");
        });
    }
}
