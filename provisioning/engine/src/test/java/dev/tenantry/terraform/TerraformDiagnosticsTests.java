package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.FailureClass;
import dev.tenantry.terraform.TerraformDiagnostic.Place;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TerraformDiagnosticsTests {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(
            resources = "/terraform/diagnostics.csv",
            numLinesToSkip = 1,
            delimiter = '|',
            maxCharsPerColumn = 20_000)
    void classes_what_terraform_and_aws_say(FailureClass expected, String summary, String detail) {
        assertThat(TerraformDiagnostics.classOf(error(summary, detail))).isEqualTo(expected);
    }

    @Test
    void takes_a_complaint_with_a_place_but_without_a_resource_for_a_mistake_in_the_stack() {
        TerraformDiagnostic aboutFile =
                new TerraformDiagnostic(true, "Something new to us", "", null, new Place("main.tf", 3));
        TerraformDiagnostic aboutResource =
                new TerraformDiagnostic(true, "Something new to us", "", "aws_vpc.main", new Place("main.tf", 3));

        assertThat(TerraformDiagnostics.classOf(aboutFile)).isEqualTo(FailureClass.CONFIG);
        assertThat(TerraformDiagnostics.classOf(aboutResource)).isEqualTo(FailureClass.UNKNOWN);
    }

    @Test
    void does_not_pretend_to_know_what_it_has_never_met() {
        String words = "Error running command 'kubectl wait': exit status 1. Output: ";
        assertThat(TerraformDiagnostics.classOf(error("local-exec provisioner error", words)))
                .isEqualTo(FailureClass.UNKNOWN);
    }

    @Test
    void names_a_provider_that_is_missing_and_none_that_could_not_be_asked_for() {
        String asked = "Could not retrieve the list of available versions for provider hashicorp/aws: ";
        String summary = "Failed to query available provider packages";
        assertThat(TerraformDiagnostics.missingProvider(error(summary, asked + "was not found in any place")))
                .contains("hashicorp/aws");
        assertThat(TerraformDiagnostics.missingProvider(error(summary, asked + "could not connect to there")))
                .isEmpty();
        assertThat(TerraformDiagnostics.missingProvider(error("Unsupported argument", asked)))
                .isEmpty();
    }

    @Test
    void ranks_every_class() {
        assertThat(Arrays.stream(FailureClass.values()).mapToInt(TerraformDiagnostics::gravity))
                .doesNotContain(-1);
    }

    private static TerraformDiagnostic error(String summary, String detail) {
        return new TerraformDiagnostic(
                true, summary, detail == null ? "" : detail.replace("\\n", "\n"), "aws_x.y", null);
    }
}
