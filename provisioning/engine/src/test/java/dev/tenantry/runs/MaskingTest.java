package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    private static final Masking MASKING = new Masking(List.of("p<a>s&s\"w\\ord /1", "short"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p<a>s&s\"w\\ord /1",
                "p<a>s&s\\\"w\\\\ord /1",
                "p\\u003ca\\u003es\\u0026s\\\"w\\\\ord /1",
                "p%3Ca%3Es%26s%22w%5Cord+%2F1",
                "p%3Ca%3Es%26s%22w%5Cord%20%2F1",
                "cDxhPnMmcyJ3XG9yZCAvMQ",
                "p<a>s\u001B[31m&s\"w\\ord /1"
            })
    void secret_is_taken_out_however_a_program_writes_it(String written) {
        assertThat(MASKING.mask("key=" + written + ".")).isEqualTo("key=••••••.");
    }

    @Test
    void what_is_too_short_to_be_a_secret_stays() {
        assertThat(MASKING.mask("short")).isEqualTo("short");
    }

    @Test
    void secret_of_several_lines_is_taken_out_of_each_of_them() {
        Masking key = new Masking(List.of("-----BEGIN KEY-----\nMIIEvQIBADANBgkq\nend\n-----END KEY-----"));
        assertThat(key.mask("a MIIEvQIBADANBgkq b")).isEqualTo("a •••••• b");
        assertThat(key.mask("-----BEGIN KEY-----")).isEqualTo("-----BEGIN KEY-----");
    }

    @Test
    void secret_in_whose_middle_a_text_was_cut_is_taken_out_as_far_as_it_goes() {
        Masking masking = new Masking(List.of("hunter2-and-much-more"));
        assertThat(masking.maskCut("refused: hunter2-and")).isEqualTo("refused: ••••••");
        assertThat(masking.maskCut("refused: hunter2-and-much-more")).isEqualTo("refused: ••••••");
        assertThat(masking.maskCut("a hunter")).isEqualTo("a hunter");
    }
}
