package dev.tenantry.litellm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import dev.tenantry.outside.Refusals;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.json.JsonMapper;

/** Answers as LiteLLM gives them, and the class of failure that each becomes. */
class LiteLlmDiagnosticsTests {

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvFileSource(resources = "/litellm/diagnostics.csv", numLinesToSkip = 1, delimiter = '|')
    void classes_what_litellm_says(FailureClass expected, int status, String answer) {
        var said = new Refusals.Said(status, "POST", "/x", JsonMapper.shared().readTree(answer));
        var refusal = new LiteLlmRefusals().of(said);
        var thrown = new OutsideFailure(OutsideSystem.LITELLM, refusal.kind(), status, refusal.words(), null, null);
        assertThat(Failure.of(thrown, "x").failureClass()).isEqualTo(expected);
    }
}
