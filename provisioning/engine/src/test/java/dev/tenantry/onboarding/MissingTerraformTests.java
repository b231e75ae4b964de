package dev.tenantry.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.register.Field;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.RunId;
import dev.tenantry.steps.Saying;
import dev.tenantry.terraform.TerraformAt;
import dev.tenantry.terraform.TerraformFound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A run on a portal without Terraform, and on one without the provider: an operator is told what to do, and retries once it is done. */
class MissingTerraformTests {

    @TempDir
    private static Path home;

    private static ConfigurableApplicationContext engine;

    private TenantOnEngine acme;
    private RunId run;

    @BeforeAll
    static void start() throws IOException {
        engine = EngineUnderTest.start(
                home,
                List.of(),
                "test.steps=infrastructure",
                "tenantry.terraform.binary=" + binary(),
                "tenantry.terraform.provider-mirror=" + Files.createDirectory(home.resolve("no-providers")),
                "tenantry.terraform.sources="
                        + Path.of("../../infra/terraform").toAbsolutePath().normalize(),
                "tenantry.infrastructure.emulator=http://127.0.0.1:9",
                "tenantry.infrastructure.local-states=" + home.resolve("states"));
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @BeforeEach
    void submitted() {
        acme = TenantOnEngine.draft(engine, Field.EXPECTED_USERS, "40");
        run = acme.submit();
    }

    private static Path binary() {
        return home.resolve("terraform");
    }

    @Test
    void run_without_terraform_or_its_provider_is_an_incident_that_says_what_to_install_and_goes_on_from_there()
            throws IOException {
        assertThat(awaitIncident("TerraformPhrase.NOT_HERE", binary()).raw()).isEmpty();

        Optional<TerraformFound> terraform = TerraformAt.ofThisMachine();
        assumeTrue(terraform.isPresent(), "no terraform on this machine: ./portal doctor says how to get it");
        Files.createSymbolicLink(binary(), terraform.get().binary());
        assertThat(engine.getBean(RunControl.class).retry(acme.id(), run)).isEqualTo(new RunControl.Decision.Taken());
        assertThat(awaitIncident("TerraformPhrase.NO_PROVIDER", "hashicorp/aws").raw())
                .contains("Failed to query available provider packages", "no-providers");
    }

    /** The run stands still with this and nothing else. */
    private Failure awaitIncident(String phrase, Object argument) {
        Saying cause = Saying.sentence(phrase, argument);
        Awaitility.await("an incident of " + cause)
                .atMost(Duration.ofSeconds(60))
                .until(() -> acme.detail(run).run().state() == RunState.INCIDENT
                        && incident().cause().equals(cause));
        assertThat(incident().failureClass()).isEqualTo(FailureClass.CONFIG);
        assertThat(incident().failureClass().whoActs()).isEqualTo(FailureClass.WhoActs.OPERATOR);
        assertThat(incident().system()).isEqualTo(OutsideSystem.TERRAFORM);
        return incident();
    }

    private Failure incident() {
        return Objects.requireNonNull(acme.detail(run).run().incident()).failure();
    }
}
