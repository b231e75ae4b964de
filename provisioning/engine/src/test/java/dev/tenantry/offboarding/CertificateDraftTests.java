package dev.tenantry.offboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tenantry.offboarding.Certificate.DeletionWait;
import dev.tenantry.offboarding.Certificate.Gone;
import dev.tenantry.offboarding.Certificate.KeptFor;
import dev.tenantry.offboarding.Certificate.Waiting;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunRecords.Recorded;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunStep;
import dev.tenantry.runs.StepPhase;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.Changes;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.RunKind;
import dev.tenantry.steps.StepKey;
import dev.tenantry.steps.Value;
import dev.tenantry.tenants.Departure;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CertificateDraftTests {

    private static final TenantId TENANT = TenantId.random();
    private static final Departure DEPARTURE = new Departure(Profiles.acme(), Departure.From.LIVE, "they have it");
    private static final Instant GONE = Instant.parse("2026-11-26T10:00:00Z");
    private static final Instant NOW = GONE.plusSeconds(600);

    private static final Change KEY = new Change(
            OutsideSystem.TERRAFORM,
            "aws_kms_key",
            "module.kms.aws_kms_key.data",
            Change.Action.DESTROY,
            true,
            List.of(new AttributeChange("deletion_window_in_days", Value.known("30"), Value.absent())));
    private static final Change TEAM = Changes.destroy(OutsideSystem.LITELLM, "team", "acme");

    private record Removed(String name, @Nullable Instant at, List<Change> changes) {}

    private static Recorded run(long number, boolean begun, Removed... removed) {
        List<RunStep> steps = new ArrayList<>();
        for (Removed each : removed) {
            steps.add(new RunStep(
                    steps.size(),
                    new StepKey(each.name(), 1),
                    each.at() == null ? StepPhase.FAILED : StepPhase.DONE,
                    1,
                    0,
                    0,
                    new PlannedPart.Exact(each.changes()),
                    Facts.none(),
                    Facts.none(),
                    null,
                    null,
                    GONE,
                    each.at()));
        }
        Run run = new Run(
                new RunId(new UUID(0, number)),
                number,
                TENANT,
                RunKind.OFFBOARD,
                RunState.RUNNING,
                new Run.Requested("person:a", GONE),
                DEPARTURE,
                steps,
                "hash",
                1,
                null,
                false,
                begun ? GONE : null,
                null,
                1);
        return new Recorded(run, List.of("person:b"));
    }

    private static Certificate issue(Recorded... runs) {
        return new CertificateDraft(TENANT, DEPARTURE, List.of(runs)).issue(1, NOW, NOW, 10);
    }

    @Test
    void lists_what_went_where_and_when_it_was_looked_for() {
        Certificate certificate = issue(run(
                1, true, new Removed("remove-gateway", GONE, List.of(TEAM)), new Removed("leave", GONE, List.of(KEY))));

        assertThat(certificate.gone())
                .containsExactly(new Gone("remove-gateway", "LITELLM", List.of("team acme"), GONE));
        assertThat(certificate.runs())
                .singleElement()
                .satisfies(run -> assertThat(run.approvedBy()).containsExactly("person:b"));
        assertThat(certificate.complete()).isTrue();
    }

    @Test
    void says_until_when_a_key_waits_and_is_not_complete_then() {
        Certificate certificate = issue(run(1, true, new Removed("remove-infrastructure", GONE, List.of(KEY))));

        assertThat(certificate.waiting())
                .containsExactly(new Waiting(
                        DeletionWait.KEY_WINDOW, "TERRAFORM", KEY.address(), GONE.plus(Duration.ofDays(30))));
        assertThat(certificate.complete()).isFalse();
    }

    /** Where Terraform has it lets nobody find it in the account. */
    @Test
    void names_what_is_in_the_account_as_the_account_does_and_leaves_out_what_only_terraform_knows() {
        Change key = KEY.with(List.of(
                new AttributeChange("deletion_window_in_days", Value.known("30"), Value.absent()),
                new AttributeChange("id", Value.known("5ad1"), Value.absent()),
                new AttributeChange("arn", Value.known("arn:aws:kms:eu-central-1:1:key/5ad1"), Value.absent())));
        Change network = new Change(
                OutsideSystem.TERRAFORM,
                "aws_vpc",
                "module.network.aws_vpc.this",
                Change.Action.DESTROY,
                false,
                List.of(new AttributeChange("id", Value.known("vpc-1"), Value.absent())));
        Change note = Changes.destroy(OutsideSystem.TERRAFORM, "terraform_data", "module.eks.terraform_data.before");
        Certificate certificate =
                issue(run(1, true, new Removed("remove-infrastructure", GONE, List.of(key, network, note))));

        assertThat(certificate.gone())
                .singleElement()
                .satisfies(gone -> assertThat(gone.objects())
                        .containsExactly("aws_kms_key arn:aws:kms:eu-central-1:1:key/5ad1", "aws_vpc vpc-1"));
        assertThat(certificate.waiting())
                .extracting(Waiting::object)
                .containsExactly("arn:aws:kms:eu-central-1:1:key/5ad1");
    }

    /** The first run was left in its middle; what its plan named is gone by the end of the second. */
    @Test
    void takes_together_what_several_runs_have_taken_away_but_not_those_that_never_began() {
        Certificate certificate = issue(
                run(1, true, new Removed("remove-gateway", null, List.of(TEAM))),
                run(2, false, new Removed("remove-gateway", null, List.of(KEY))),
                run(3, true, new Removed("remove-gateway", GONE, List.of())));

        assertThat(certificate.gone())
                .containsExactly(new Gone("remove-gateway", "LITELLM", List.of("team acme"), GONE));
        assertThat(certificate.runs()).extracting(Certificate.Ordered::number).containsExactly(1L, 3L);
    }

    @Test
    void says_what_is_kept_and_until_when() {
        assertThat(issue(run(1, true)).kept())
                .extracting(Certificate.Kept::reason, Certificate.Kept::until)
                .contains(tuple(KeptFor.INVOICES, LocalDate.of(2036, 12, 31)))
                .hasSize(4);
    }
}
