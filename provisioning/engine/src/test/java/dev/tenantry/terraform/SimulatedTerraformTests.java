package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.standins.AwsStandIn;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.StandIn;
import dev.tenantry.standins.StandIn.Place;
import dev.tenantry.standins.Switch;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Value;
import dev.tenantry.terraform.ResourceChange.Action;
import dev.tenantry.terraform.TerraformTask.Apply;
import dev.tenantry.terraform.TerraformTask.Goal;
import dev.tenantry.terraform.TerraformTask.Plan;
import dev.tenantry.terraform.TerraformTask.PushState;
import dev.tenantry.terraform.TerraformTask.Unlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The contract on the sandbox's own program, and the switches that the real one has not. */
class SimulatedTerraformTests extends TerraformContract {

    private static final Map<String, Object> ACME = Map.of("tenant", "acme");

    @Override
    protected TerraformSettings settings() {
        Path program = Path.of("../../infra/sandbox/terraform/simulated-terraform");
        return TerraformSettings.defaults()
                .withBinary(program.toAbsolutePath().normalize().toString())
                .withEnvironment(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "TENANTRY_SIMULATION", folder().resolve("switches.json").toString()));
    }

    @Test
    void is_known_as_a_simulation() {
        TerraformLookup found = new TerraformFinder(System.getenv()).find(settings());

        assertThat(found)
                .isInstanceOfSatisfying(
                        TerraformFound.class,
                        terraform -> assertThat(terraform.product()).isEqualTo(TerraformFound.Product.SIMULATED));
    }

    @Test
    void takes_a_stack_of_aws_resources_with_their_names_and_order() {
        StackWork work = bench().stack("cloud", Map.of("tenant", "acme", "zones", List.of("a", "b")));
        bench().done(work, new Plan(Goal.RECONCILE));
        TerraformPlan plan = bench().cli().plan(work.folder());

        assertThat(plan.changes())
                .extracting(Change::address)
                .containsExactly(
                        "aws_eks_cluster.main",
                        "aws_s3_bucket.documents",
                        "aws_subnet.private[\"a\"]",
                        "aws_subnet.private[\"b\"]",
                        "aws_vpc.main");
        assertThat(plan.changes().get(1).attributes())
                .contains(new AttributeChange("bucket", Value.absent(), Value.known("tenantry-acme-documents")));
        bench().done(work, new Apply());
        assertThat(bench().cli().outputs(work.folder()).open())
                .containsEntry("bucket", "tenantry-acme-documents")
                .hasEntrySatisfying("endpoint", endpoint -> assertThat(endpoint).startsWith("https://"));
        assertThat(bench().allOutput().indexOf("aws_vpc.main: Creating"))
                .isLessThan(bench().allOutput().indexOf("aws_eks_cluster.main: Creating"));
    }

    @Test
    void fails_where_it_is_told_to_and_leaves_the_rest_done() throws IOException {
        switches("{\"failures\": {\"terraform_data.login\": \"VpcLimitExceeded\"}}");
        StackWork work = bench().stack("small", Map.of("tenant", "acme", "password", "pass-word"));
        bench().done(work, new Plan(Goal.RECONCILE));
        TerraformFailure failure = bench().fails(work, new Apply());

        assertThat(failure.failureClass()).isEqualTo(FailureClass.QUOTA);
        assertThat(failure.toFailure().subject()).isEqualTo("terraform_data.login");
        switches("{}");
        bench().done(work, new Plan(Goal.RECONCILE));
        assertThat(bench().cli().plan(work.folder()).count(Action.CREATE)).isEqualTo(1);
    }

    @Test
    void leaves_a_state_behind_that_it_cannot_save() throws IOException {
        switches("{\"failures\": {\"state\": \"yes\"}}");
        StackWork work = bench().stack("small", Map.of("tenant", "acme", "password", "pass-word"));
        bench().done(work, new Plan(Goal.RECONCILE));

        assertThat(bench().fails(work, new Apply()).failureClass()).isEqualTo(FailureClass.STATE_NOT_SAVED);
        switches("{}");
        bench().done(work, new PushState());
        bench().done(work, new Plan(Goal.RECONCILE));
        assertThat(bench().cli().plan(work.folder()).count(Action.NOOP)).isEqualTo(3);
    }

    @Test
    void shows_what_somebody_changed_outside() throws IOException {
        StackWork work = bench().applied("cloud", Map.of("tenant", "acme", "zones", List.of("a")));
        switches("{\"drift\": {\"aws_s3_bucket.documents\": {\"force_destroy\": true}}}");
        bench().done(work, new Plan(Goal.LOOK));

        assertThat(bench().cli().plan(work.folder()).drift())
                .singleElement()
                .satisfies(drift -> assertThat(drift.attributes())
                        .containsExactly(
                                new AttributeChange("force_destroy", Value.known("false"), Value.known("true"))));
    }

    @Test
    void leaves_its_lock_when_it_is_killed_and_gives_it_up_to_who_names_it() {
        Instant before = Instant.now();
        StackWork work = bench().stack("slow", ACME);
        bench().done(work, new Plan(Goal.RECONCILE));
        var applying = bench().start(work, new Apply());
        bench().awaitOutput(applying, "terraform_data.slow: Creating...");
        bench().cli().kill(applying);
        bench().end(applying, work);

        LockInfo lock = Objects.requireNonNull(
                bench().fails(work, new Plan(Goal.RECONCILE)).lock(), "a lock");
        assertThat(lock.isOf(bench().self(), before)).isTrue();
        assertThat(lock.isOf(bench().self(), Instant.now())).isFalse();
        bench().done(work, new Unlock(lock.id()));
        bench().done(work, new Plan(Goal.RECONCILE));
    }

    @Test
    void makes_what_later_steps_need_where_an_emulator_is_named_and_takes_it_away_again() {
        try (AwsStandIn aws = StandIn.listening(new AwsStandIn(Place.ofTest(Map.of())))) {
            StackWork work = bench().stack("cloud", Map.of("tenant", "acme"), "work", emulator(aws));
            bench().done(work, new Plan(Goal.RECONCILE));
            bench().done(work, new Apply());
            assertThat(aws.calls()).contains("PUT /tenantry-acme-documents");

            bench().done(work, new Plan(Goal.DESTROY));
            bench().done(work, new Apply());
            assertThat(aws.calls()).contains("DELETE /tenantry-acme-documents");
        }
    }

    @Test
    void plans_anew_what_the_emulator_forgot() {
        Map<String, Object> variables = Map.of("tenant", "acme");
        StackWork work;
        try (AwsStandIn aws = StandIn.listening(new AwsStandIn(Place.ofTest(Map.of())))) {
            work = bench().stack("cloud", variables, "work", emulator(aws));
            bench().done(work, new Plan(Goal.RECONCILE));
            bench().done(work, new Apply());
        }
        try (AwsStandIn fresh = StandIn.listening(new AwsStandIn(Place.ofTest(Map.of())))) {
            StackWork again = bench().stack("cloud", variables, "again", emulator(fresh));
            bench().done(again, new Plan(Goal.RECONCILE));
            assertThat(bench().cli().plan(again.folder()).count(Action.CREATE)).isEqualTo(1);
        }
    }

    @Test
    void says_what_the_cloud_refused() {
        try (AwsStandIn aws = StandIn.listening(new AwsStandIn(Place.ofTest(Map.of())))) {
            aws.set(Switch.lasting(Fault.ERROR, "PUT /tenantry"));
            StackWork work = bench().stack("cloud", Map.of("tenant", "acme"), "work", emulator(aws));
            bench().done(work, new Plan(Goal.RECONCILE));

            TerraformFailure failure = bench().fails(work, new Apply());
            assertThat(failure.toFailure().subject()).isEqualTo("aws_s3_bucket.documents");
            assertThat(failure.toFailure().raw()).contains("CreateBucket");
        }
    }

    private static Map<String, String> emulator(AwsStandIn aws) {
        String endpoints = "{\"provider\": {\"aws\": {\"endpoints\": {\"s3\": \"%s\"}}}}".formatted(aws.url());
        return Map.of("emulator_override.tf.json", endpoints);
    }

    private void switches(String json) throws IOException {
        Files.writeString(folder().resolve("switches.json"), json);
    }
}
