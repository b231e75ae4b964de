package dev.tenantry.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.Saying;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenantside.JobOutcome;
import dev.tenantry.tenantside.JobResult;
import dev.tenantry.tenantside.RunnerJobId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignedResultTests {

    private static final String KEY = "a key of this tenant alone";

    static List<JobOutcome> every_kind() {
        return List.of(
                new JobOutcome.Planned(List.of(
                        new JobOutcome.RenderedChange("Deployment", "a", null, "00"),
                        new JobOutcome.RenderedChange(
                                "Service",
                                "a",
                                "00",
                                "01",
                                List.of(new JobOutcome.RenderedField("spec.type", null, "ClusterIP", false))))),
                new JobOutcome.Released("assistant", 3, "deployed", "ab", "0.12.4", List.of("healed pending-upgrade")),
                new JobOutcome.NoRelease(),
                new JobOutcome.AssistantState(
                        "0.12.4",
                        false,
                        List.of(),
                        List.of(),
                        true,
                        List.of("http://ollama:11434"),
                        List.of(new JobOutcome.ModelRow("assistant-standard", "qwen3:4b", true)),
                        List.of(new JobOutcome.ToolServerRow("agency", "https://gw.test", true, List.of("search")))),
                new JobOutcome.Verified(
                        List.of(new JobOutcome.Check("chat", JobOutcome.Shown.YES, Saying.quote("12 tokens"), 800))),
                new JobOutcome.Failed(
                        new Failure(
                                FailureClass.QUOTA, OutsideSystem.KUBERNETES, "Deployment/a", Saying.quote("c"), "raw"),
                        List.of(new JobOutcome.PodState("a-1", "Pending", false, 0, "")),
                        List.of(new JobOutcome.ClusterEvent("ReplicaSet/a", "FailedCreate", "exceeded quota", 4))));
    }

    @ParameterizedTest
    @MethodSource("every_kind")
    void is_believed_with_the_key_that_it_was_signed_with(JobOutcome outcome) {
        JobResult result = result(outcome);

        assertThat(SignedResult.verified(SignedResult.sign(result, KEY).json(), KEY))
                .isEqualTo(result);
    }

    @Test
    void is_not_believed_with_another_tenants_key() {
        String json =
                SignedResult.sign(result(new JobOutcome.NoRelease()), "another").json();

        assertThatThrownBy(() -> SignedResult.verified(json, KEY))
                .isInstanceOf(BundleRefused.class)
                .hasMessageContaining("does not hold");
    }

    @Test
    void is_not_believed_after_a_change() {
        String json = SignedResult.sign(result(new JobOutcome.NoRelease()), KEY).json();

        assertThatThrownBy(() -> SignedResult.verified(json.replace("application-1", "application-2"), KEY))
                .isInstanceOf(BundleRefused.class);
        assertThatThrownBy(() -> SignedResult.verified("<html>", KEY)).isInstanceOf(BundleRefused.class);
    }

    @Test
    void of_an_older_or_a_newer_runner_is_read_as_far_as_it_is_known() {
        String changes = "{\"kind\":\"planned\",\"changes\":[{\"kind\":\"Deployment\",\"name\":\"a\","
                + "\"digestBefore\":null,\"digestAfter\":\"00\"%s}]}";
        JobOutcome planned =
                new JobOutcome.Planned(List.of(new JobOutcome.RenderedChange("Deployment", "a", null, "00")));

        assertThat(JobJson.read(changes.formatted(""), JobOutcome.class)).isEqualTo(planned);
        assertThat(JobJson.read(changes.formatted(",\"later\":[{\"a\":1}]"), JobOutcome.class))
                .isEqualTo(planned);
    }

    private static JobResult result(JobOutcome outcome) {
        return new JobResult(
                new RunnerJobId("0b9c1234ab124cde-application-1-abcdefabcdef"),
                TenantId.of("11111111-2222-3333-4444-555555555555"),
                1,
                Instant.parse("2026-11-25T10:00:00Z"),
                Instant.parse("2026-11-25T10:00:09Z"),
                outcome);
    }
}
