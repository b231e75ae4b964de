package dev.tenantry.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.steps.FailureClass;
import dev.tenantry.tenantside.JobOutcome.ClusterEvent;
import dev.tenantry.tenantside.JobOutcome.PodState;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What Kubernetes and Helm say of a deployment that failed, and the class of failure that it becomes. */
class HelmDiagnosticsTests {

    enum From {
        EVENT,
        POD,
        WORDS
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvFileSource(resources = "/helm/diagnostics.csv", numLinesToSkip = 1, delimiter = '|')
    void classes_what_the_cluster_says(FailureClass expected, From from, String words) {
        String helm = "Error: UPGRADE FAILED: context deadline exceeded";
        var run = new ProgramRun(1, "", from == From.WORDS ? words : helm);
        var evidence = switch (from) {
            case EVENT -> new Evidence(List.of(), List.of(new ClusterEvent("Pod/x", "Failed", words, 1)));
            case POD -> new Evidence(List.of(new PodState("x", "Running", false, 3, words)), List.of());
            case WORDS -> new Evidence(List.of(), List.of());
        };
        assertThat(HelmFailures.deployment("assistant", run, evidence).failure().failureClass())
                .isEqualTo(expected);
    }
}
