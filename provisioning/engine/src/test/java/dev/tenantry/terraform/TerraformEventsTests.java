package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerraformEventsTests {

    @Test
    void reads_how_far_a_resource_is() {
        String hook =
                "\"hook\":{\"resource\":{\"addr\":\"aws_eks_cluster.main\"},\"action\":\"create\",\"elapsed_seconds\":70}";

        assertThat(TerraformEvents.parse("{\"@message\":\"Still creating\"," + hook + ",\"type\":\"apply_progress\"}"))
                .isEqualTo(new TerraformEvent.ApplyProgress(
                        "Still creating", "aws_eks_cluster.main", "create", Duration.ofSeconds(70)));
        assertThat(TerraformEvents.parse("{\"@message\":\"Failed\"," + hook + ",\"type\":\"apply_errored\"}"))
                .isEqualTo(new TerraformEvent.ApplyErrored(
                        "Failed", "aws_eks_cluster.main", "create", Duration.ofSeconds(70)));
    }

    @Test
    void reads_why_something_is_replaced_and_what_drifted() {
        String change =
                "\"change\":{\"resource\":{\"addr\":\"aws_vpc.main\"},\"action\":\"replace\",\"reason\":\"tainted\"}";

        assertThat(TerraformEvents.parse(
                        "{\"@message\":\"Plan to replace\"," + change + ",\"type\":\"planned_change\"}"))
                .isEqualTo(new TerraformEvent.PlannedChange("Plan to replace", "aws_vpc.main", "replace", "tainted"));
        assertThat(TerraformEvents.parse("{\"@message\":\"Drift\"," + change + ",\"type\":\"resource_drift\"}"))
                .isEqualTo(new TerraformEvent.ResourceDrift("Drift", "aws_vpc.main", "replace"));
    }

    @Test
    void reads_a_complaint_with_its_place() {
        TerraformEvent event = TerraformEvents.parse("""
                {"@level":"error","@message":"Error: No","diagnostic":{"severity":"error","summary":"No","detail":"Why","address":"aws_vpc.main","range":{"filename":"vpc.tf","start":{"line":7}}},"type":"diagnostic"}""");

        assertThat(event)
                .isEqualTo(new TerraformEvent.Diagnostic(
                        "Error: No",
                        new TerraformDiagnostic(
                                true, "No", "Why", "aws_vpc.main", new TerraformDiagnostic.Place("vpc.tf", 7))));
    }

    @Test
    void understands_opentofu() {
        assertThat(TerraformEvents.parse("{\"@message\":\"OpenTofu 1.10.6\",\"tofu\":\"1.10.6\",\"type\":\"version\"}"))
                .isEqualTo(new TerraformEvent.Version("OpenTofu 1.10.6", "1.10.6"));
        assertThat(TerraformEvents.parse("{\"@message\":\"Opening\",\"type\":\"ephemeral_action_started\"}"))
                .isEqualTo(new TerraformEvent.Other("Opening", "ephemeral_action_started"));
    }

    @Test
    void shows_the_message_of_what_it_does_not_know() {
        assertThat(TerraformEvents.parse("{\"@message\":\"From the future\",\"type\":\"quantum\",\"x\":[1,{}]}"))
                .isEqualTo(new TerraformEvent.Other("From the future", "quantum"));
    }

    @Test
    void takes_all_else_as_a_plain_line_without_colours() {
        assertThat(TerraformEvents.parse("\u001b[0m\u001b[32mSuccessfully configured\u0007"))
                .isEqualTo(new TerraformEvent.Plain("Successfully configured"));
        assertThat(TerraformEvents.parse("{not json")).isEqualTo(new TerraformEvent.Plain("{not json"));
        assertThat(TerraformEvents.parse("{\"a\":1}")).isEqualTo(new TerraformEvent.Plain("{\"a\":1}"));
        assertThat(TerraformEvents.parse("{\"@message\":{\"odd\":1},\"type\":[2]}"))
                .isInstanceOf(TerraformEvent.Plain.class);
        assertThat(TerraformEvents.parse("")).isEqualTo(new TerraformEvent.Plain(""));
    }

    @Test
    void survives_fields_of_another_kind() {
        assertThat(
                        TerraformEvents.parse(
                                "{\"@message\":\"m\",\"type\":\"change_summary\",\"changes\":{\"add\":\"many\",\"operation\":5}}"))
                .isInstanceOf(TerraformEvent.ChangeSummary.class);
        assertThat(TerraformEvents.parse("{\"@message\":\"m\",\"type\":\"outputs\",\"outputs\":[1]}"))
                .isInstanceOf(TerraformEvent.Outputs.class);
    }
}
