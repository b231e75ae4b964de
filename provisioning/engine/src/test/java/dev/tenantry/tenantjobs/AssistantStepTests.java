package dev.tenantry.tenantjobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.Change;
import dev.tenantry.steps.Facts;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Progress;
import dev.tenantry.steps.StepStage;
import dev.tenantry.steps.Verdict;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.Profiles;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobOutcome.AssistantState;
import dev.tenantry.tenantside.PretendedJobs;
import dev.tenantry.tenantside.RunnerJob;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssistantStepTests {

    @TempDir
    Path folder;

    private AssistantState assistant =
            new AssistantState("0.12.4", false, List.of(), List.of(), false, List.of(), List.of(), List.of());
    private final PretendedJobs jobs = new PretendedJobs(this::world);

    private boolean named = true;

    private JobOutcome world(RunnerJob job) {
        if (!named) {
            return TenantSteps.failed(FailureClass.AT_CUSTOMER);
        } else if (job instanceof RunnerJob.AssistantConfigure configure) {
            assistant = TenantSteps.as(configure);
        } else if (job instanceof RunnerJob.AssistantReset) {
            assistant =
                    new AssistantState("0.12.4", false, List.of(), List.of(), false, List.of(), List.of(), List.of());
        }
        return assistant;
    }

    @Test
    void plans_no_way_out_for_a_local_tenant() {
        assertThat(changes(new StepStage(folder)))
                .extracting(Change::address)
                .containsExactly("ollama", "assistant-standard");
    }

    @Test
    void plans_the_gateway_for_an_external_tenant() {
        assertThat(changes(new StepStage(folder).with(external())))
                .extracting(Change::address)
                .containsExactly("gateway", "ollama", "assistant-standard");
    }

    @Test
    void configures_once_and_reads_back() {
        StepStage stage = TenantSteps.withAssistant(new StepStage(folder).with(external()));

        Progress<Facts> first = stage.start(step(), () -> {});
        assertThat(stage.start(step(), () -> {})).isEqualTo(first);

        assertThat(jobs.done()).hasSize(1);
        assertThat(assistant.gatewayAddresses()).containsExactly("https://gateway.acme.internal/v1");
        assertThat(assistant.gatewayModels()).containsExactly("llama3.2");
        assertThat(step().verify(stage)).isEqualTo(new Verdict.Holds());
        assertThat(changes(stage)).isEmpty();
    }

    /** Where the assistant has to be called Open WebUI. */
    @Test
    void names_the_tenant_in_a_line_on_the_start_page_where_the_name_may_not_be_its() {
        assertThat(changes(new StepStage(folder).with(Profiles.expecting(50))))
                .extracting(Change::type)
                .doesNotContain("banner");

        StepStage stage = TenantSteps.withAssistant(new StepStage(folder).with(Profiles.expecting(51)));
        assertThat(changes(stage)).extracting(Change::type).contains("banner");
        stage.start(step(), () -> {});
        assertThat(assistant.banner()).isEqualTo(Profiles.acme().company().displayName());
        assertThat(changes(stage)).isEmpty();

        assertThat(changes(stage.with(Profiles.expecting(50))))
                .extracting(Change::action)
                .containsExactly(Change.Action.DESTROY);
    }

    @Test
    void shows_in_a_later_plan_what_somebody_changed_by_hand() {
        StepStage stage = TenantSteps.withAssistant(new StepStage(folder));
        stage.start(step(), () -> {});
        assistant = new AssistantState(
                "0.12.4",
                true,
                List.of("https://elsewhere.test/v1"),
                List.of(),
                true,
                assistant.ollamaAddresses(),
                assistant.models(),
                List.of());

        assertThat(changes(stage)).extracting(Change::address).containsExactly("gateway");
    }

    @Test
    void is_undone_twice_as_once_and_also_without_an_assistant() {
        StepStage stage = TenantSteps.withAssistant(new StepStage(folder));
        stage.start(step(), () -> {});

        assertThat(stage.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(stage.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
        assertThat(assistant.models()).isEmpty();
        assertThat(new StepStage(folder).compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
    }

    @Test
    void goes_back_without_the_customer_whose_record_was_never_set() {
        StepStage stage = TenantSteps.withAssistant(new StepStage(folder));
        named = false;

        assertThat(stage.start(step(), () -> {})).isInstanceOf(Progress.Failed.class);
        assertThat(stage.compensate(step(), () -> {})).isInstanceOf(Progress.Done.class);
    }

    private List<Change> changes(StepStage stage) {
        Progress<PlannedPart> planned = stage.plan(step(), () -> {});
        return ((Progress.Done<PlannedPart>) planned).value().changes();
    }

    private AssistantStep step() {
        return new AssistantStep(jobs, new Wishes(TenantSteps.settings(folder)));
    }

    static TenantProfile external() {
        TenantProfile local = Profiles.acme();
        return new TenantProfile(
                local.slug(),
                local.company(),
                local.contract(),
                local.aws(),
                DataPolicy.EXTERNAL,
                local.size(),
                local.expectedUsers(),
                local.signIn(),
                local.hostName(),
                local.certificateArn(),
                local.models(),
                local.mcpServers(),
                local.release(),
                local.maintenanceWindow(),
                local.tags());
    }
}
