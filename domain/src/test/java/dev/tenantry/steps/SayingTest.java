package dev.tenantry.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class SayingTest {

    private static final Saying NESTED = StepPhrase.BEYOND_APPROVAL.say(Saying.several(
            List.of(Saying.quote("[a] {\"say\":"), OutsidePhrase.DOWN.say("Lago", 3), Saying.quote(""))));

    @Test
    void comes_back_from_a_row_as_it_was_said() {
        assertThat(Sayings.of(Sayings.text(NESTED))).isEqualTo(NESTED);
        assertThat(Sayings.text(StepPhrase.MAKING.say("x")))
                .isEqualTo("{\"say\":\"StepPhrase.MAKING\",\"with\":[\"x\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "AWS is making the account", "{\"say\":", "[1, 2", "[\"a\"]", "{\"say\":1}", "{\"other\":1}"
            })
    void quotes_whatever_else_stands_in_a_row(String text) {
        assertThat(Sayings.of(Sayings.text(Saying.quote(text)))).isEqualTo(Saying.quote(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AWS is making the account", "{not json", "[neither", "{\"say\":1,\"with\":2}"})
    void reads_what_was_written_as_a_finished_sentence(String text) {
        assertThat(Sayings.of(text)).isInstanceOf(Saying.Quote.class);
        assertThat(Sayings.of("no more vCPU")).isEqualTo(Saying.quote("no more vCPU"));
    }

    @Test
    void a_failure_is_the_same_on_the_other_side_also_if_an_earlier_version_wrote_its_cause() {
        Failure failure = Failure.of(
                new OutsideFailure(OutsideSystem.LAGO, OutsideFailure.Kind.TIMEOUT, "GET /x: no answer"), "billing");
        JsonMapper json = JsonMapper.shared();

        assertThat(json.readValue(json.writeValueAsString(failure), Failure.class))
                .isEqualTo(failure);
        assertThat(failure.cause()).isEqualTo(OutsidePhrase.TIMEOUT.say("Lago", "GET /x: no answer"));
        assertThat(json.readValue("""
                {"failureClass":"QUOTA","system":"AWS","subject":"vcpu","cause":"no more vCPU","raw":"raw"}
                """, Failure.class).cause()).isEqualTo(Saying.quote("no more vCPU"));
    }
}
