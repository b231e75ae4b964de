package dev.tenantry.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputLinesTests {

    private final OutputLines lines = new OutputLines();

    @Test
    void joins_lines_and_characters_that_are_cut_between_pieces() {
        byte[] text = "eins\nzwölf\r\nrest".getBytes(StandardCharsets.UTF_8);
        int withinUmlaut = "eins\nzw".length() + 1;

        assertThat(lines.take(Arrays.copyOf(text, withinUmlaut))).containsExactly("eins");
        assertThat(lines.take(Arrays.copyOfRange(text, withinUmlaut, text.length)))
                .containsExactly("zwölf");
        assertThat(lines.rest()).containsExactly("rest");
        assertThat(lines.rest()).isEmpty();
    }

    @Test
    void keeps_the_beginning_of_a_huge_line_and_says_how_much_is_cut() {
        assertThat(lines.take("x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        List<String> cut = lines.take("\nnext\n".getBytes(StandardCharsets.UTF_8));

        assertThat(cut.getFirst()).hasSizeLessThan(66_000).endsWith("x … (934464 more bytes were cut)");
        assertThat(cut.getLast()).isEqualTo("next");
    }

    @Test
    void reads_binary_as_something() {
        assertThat(lines.take(new byte[] {(byte) 0xff, 0, (byte) 0xfe, '\n'})).hasSize(1);
    }
}
