package dev.tenantry.tenantjobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.Facts;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.Sayings;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenantside.AssistantWishes;
import dev.tenantry.tenantside.JobOutcome.Check;
import dev.tenantry.tenantside.JobOutcome.Shown;
import dev.tenantry.tenantside.JobOutcome.Verified;
import dev.tenantry.tenantside.PretendedJobs;
import dev.tenantry.tenantside.Proofs;
import dev.tenantry.tenantside.RunnerJob;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationStepTests {

    @TempDir
    Path folder;

    private Shown chat = Shown.YES;
    private final PretendedJobs jobs = new PretendedJobs(job -> new Verified(List.of(
            new Check("sign-in", Shown.YES, Saying.quote("both"), 20),
            new Check("chat", chat, Saying.quote("answered in 5 characters"), 900))));

    @Test
    void keeps_what_was_shown_as_evidence() {
        StepStage stage = stage();

        assertThat(stage.start(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Done.class,
                        done -> assertThat(((Facts) done.value()).values())
                                .containsEntry(
                                        "check.chat",
                                        Sayings.text(AssistantPhrase.SHOWN_YES.say(
                                                Saying.quote("answered in 5 characters")))));
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
    }

    @Test
    void fails_with_the_check_that_was_not_shown_and_shows_it_when_tried_again() {
        chat = Shown.NO;
        StepStage stage = stage();
        assertThat(stage.start(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.failure().cause())
                                .isEqualTo(AssistantPhrase.NOT_SHOWN.say(
                                        Saying.sentence("Check.chat"), Saying.quote("answered in 5 characters"))));

        chat = Shown.YES;
        assertThat(stage.nextAttempt().start(step(), () -> {})).isInstanceOf(Progress.Done.class);
    }

    @Test
    void takes_what_is_unclear_for_no_proof_and_says_so() {
        chat = Shown.UNCLEAR;
        StepStage stage = stage();

        assertThat(stage.start(step(), () -> {}))
                .isInstanceOfSatisfying(
                        Progress.Failed.class,
                        failed -> assertThat(failed.failure().cause())
                                .isEqualTo(AssistantPhrase.NOT_CLEARLY_SHOWN.say(
                                        Saying.sentence("Check.chat"), Saying.quote("answered in 5 characters"))));
        assertThat(step().verify(stage)).isInstanceOf(Verdict.Differs.class);
    }

    @Test
    void proves_what_the_policy_and_the_attached_servers_demand() {
        StepStage stage = stage().withOutputs("mcp", Facts.of("attached", "agency"));
        stage.start(step(), () -> {});

        Proofs proofs = ((RunnerJob.Verify) jobs.done().getFirst()).proofs();
        assertThat(proofs.localOnly()).isTrue();
        assertThat(proofs.toolServers()).containsExactly("agency");
        assertThat(proofs.document()).isNotNull();
        assertThat(proofs.agreed()).isNull();
    }

    @Test
    void proves_an_external_tenants_models_against_what_was_agreed() {
        TenantProfile profile = Profiles.acme(DataPolicy.EXTERNAL);
        stage().with(profile).start(step(), () -> {});

        Proofs proofs = ((RunnerJob.Verify) jobs.done().getFirst()).proofs();
        assertThat(proofs.localOnly()).isFalse();
        assertThat(proofs.agreed())
                .isEqualTo(new Proofs.Agreed(
                        Wishes.aliases(profile.models()).stream()
                                .map(AssistantWishes.Alias::id)
                                .toList(),
                        profile.models()));
    }

    private StepStage stage() {
        return TenantSteps.withAssistant(new StepStage(folder));
    }

    private VerificationStep step() {
        return new VerificationStep(jobs, TenantSteps.settings(folder), null);
    }
}
