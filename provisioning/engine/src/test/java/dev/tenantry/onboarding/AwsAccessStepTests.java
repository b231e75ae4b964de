package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.aws.AccountLimits;
import dev.tenantry.aws.AccountLimits.Reading;
import dev.tenantry.aws.TenantAccounts;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.StandIn;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Proves;
import dev.tenantry.steps.StepContext;
import dev.tenantry.steps.StepProofs;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Undo;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.Profiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Proves(value = "aws-access", undo = Undo.NOTHING)
class AwsAccessStepTests extends StepProofs {

    @TempDir
    private Path folder;

    @AutoClose
    private final StsStandIn sts = StandIn.listening(new StsStandIn());

    private int allowed = 100;

    @Override
    protected AwsAccessStep step() {
        AccountLimits limits = (target, name, quota) -> new Reading(allowed, 0);
        return new AwsAccessStep(new AccessProof(TenantAccounts.underTheirRoles(sts.url())), new Room(limits));
    }

    @Override
    protected StepStage stage() {
        return new StepStage(folder);
    }

    @Override
    protected Set<String> world(StepContext context) {
        return Set.of();
    }

    @Test
    void proves_the_way_and_changes_nothing() {
        StepStage stage = new StepStage(folder);

        assertThat(stage.plan(step(), () -> {})).isEqualTo(Progress.done(new PlannedPart.Exact(List.of())));
        assertThat(stage.start(step(), () -> {}))
                .isEqualTo(
                        Progress.done(Facts.of("account", Profiles.acme().aws().accountId())));
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
        assertThat(stage.effects()).isEmpty();
        assertThat(sts.externalIds).containsOnly(Profiles.acme().aws().externalId());
    }

    @Test
    void says_at_the_plan_already_that_the_role_lets_nobody_in() {
        sts.trusted = id -> false;

        assertThat(new StepStage(folder).plan(step(), () -> {}))
                .isInstanceOfSatisfying(Progress.Failed.class, failed -> {
                    assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.AUTHORIZATION);
                    assertThat(failed.failure().cause().toString())
                            .contains(Profiles.acme().aws().provisionerRoleArn())
                            .contains("NOT_ASSUMABLE");
                });
    }

    @Test
    void does_not_work_in_an_account_that_was_not_agreed() {
        sts.account = "999988887777";

        assertThat(new StepStage(folder).start(step(), () -> {}))
                .isInstanceOfSatisfying(Progress.Failed.class, failed -> {
                    assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.CONFIG);
                    assertThat(failed.failure().cause().toString()).contains("999988887777");
                });
    }

    @Test
    void says_at_the_plan_already_that_the_stack_was_made_with_another_short_name() {
        sts.slug = "acme-of-old";

        assertThat(new StepStage(folder).plan(step(), () -> {}))
                .isInstanceOfSatisfying(Progress.Failed.class, failed -> {
                    assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.AUTHORIZATION);
                    assertThat(failed.failure().cause().toString())
                            .contains("OTHER_SHORT_NAME")
                            .contains(Profiles.acme().slug().value());
                });
        assertThat(step().verify(new StepStage(folder))).isInstanceOf(Verdict.Differs.class);
    }

    @Test
    void says_at_the_plan_already_that_the_account_allows_too_little() {
        allowed = 0;

        assertThat(new StepStage(folder).plan(step(), () -> {}))
                .isInstanceOfSatisfying(Progress.Failed.class, failed -> {
                    assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.QUOTA);
                    assertThat(failed.failure().cause().toString())
                            .contains("VPCS")
                            .contains("CLUSTERS");
                });
    }

    @Test
    void does_not_take_an_outage_for_a_refusal() {
        sts.set(dev.tenantry.standins.Switch.lasting(Fault.DOWN, ""));

        OutsideFailure failure =
                catchThrowableOfType(OutsideFailure.class, () -> new StepStage(folder).start(step(), () -> {}));

        assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.DOWN);
    }
}
