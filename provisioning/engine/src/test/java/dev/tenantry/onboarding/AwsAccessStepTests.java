package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.aws.TenantAccounts;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.standins.Asked;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.Reply;
import dev.tenantry.standins.StandIn;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.Profiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsAccessStepTests {

    @TempDir
    private Path folder;

    @AutoClose
    private final Sts sts = StandIn.listening(new Sts());

    private AwsAccessStep step() {
        return new AwsAccessStep(new AccessProof(TenantAccounts.underTheirRoles(sts.url())));
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
        assertThat(sts.externalId).isEqualTo(Profiles.acme().aws().externalId());
    }

    @Test
    void says_at_the_plan_already_that_the_role_lets_nobody_in() {
        sts.refusing = true;

        assertThat(new StepStage(folder).plan(step(), () -> {}))
                .isInstanceOfSatisfying(Progress.Failed.class, failed -> {
                    assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.AUTHORIZATION);
                    assertThat(failed.failure().cause())
                            .contains(Profiles.acme().aws().provisionerRoleArn())
                            .contains("run the bootstrap template");
                });
    }

    @Test
    void does_not_work_in_an_account_that_was_not_agreed() {
        sts.account = "999988887777";

        assertThat(new StepStage(folder).start(step(), () -> {}))
                .isInstanceOfSatisfying(Progress.Failed.class, failed -> {
                    assertThat(failed.failure().failureClass()).isEqualTo(FailureClass.CONFIG);
                    assertThat(failed.failure().cause()).contains("999988887777");
                });
    }

    @Test
    void does_not_take_an_outage_for_a_refusal() {
        sts.set(dev.tenantry.standins.Switch.lasting(Fault.DOWN, ""));

        OutsideFailure failure =
                catchThrowableOfType(OutsideFailure.class, () -> new StepStage(folder).start(step(), () -> {}));

        assertThat(failure.kind()).isEqualTo(OutsideFailure.Kind.DOWN);
    }

    private static final class Sts extends StandIn {

        private boolean refusing;
        private String account = Profiles.acme().aws().accountId();
        private String externalId = "";

        Sts() {
            super(Place.ofTest(Map.of()));
        }

        @Override
        protected Reply answer(Asked asked) {
            Map<String, String> form = asked.form();
            boolean assuming = "AssumeRole".equals(form.get("Action"));
            if (assuming) {
                externalId = form.getOrDefault("ExternalId", "");
            }
            if (assuming && refusing) {
                return xml(
                        403,
                        "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>"
                                + "<Message>is not authorized to perform: sts:AssumeRole</Message></Error></ErrorResponse>");
            }
            return xml(200, assuming ? assumed() : identity());
        }

        private static Reply xml(int status, String text) {
            return Reply.of(status, text).with("Content-Type", "text/xml");
        }

        private static String assumed() {
            return "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>S"
                    + "</SecretAccessKey><SessionToken>T</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration>"
                    + "</Credentials></AssumeRoleResult></AssumeRoleResponse>";
        }

        private String identity() {
            return "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>" + account
                    + "</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
        }
    }
}
