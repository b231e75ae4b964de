package dev.tenantry.portal.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LookTests {

    @ParameterizedTest
    @EnumSource
    void has_a_drawing_for_each_icon(Icon icon) throws IOException {
        assertThat(css("icons.css")).contains("." + icon.cssClass() + " {");
    }

    @ParameterizedTest
    @EnumSource
    void has_a_colour_for_each_state(State state) throws IOException {
        assertThat(css("look.css")).contains("." + state.cssClass() + " {");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    1234.5,    '€1,234.50'
                    0,         €0.00
                    0.00042,   €0.0004
                    -12.345,   -€12.35
                    """)
    void writes_money_to_the_cent_and_keeps_what_is_smaller(BigDecimal euro, String expected) {
        assertThat(Money.format(euro, Locale.ENGLISH)).isEqualTo(expected);
    }

    @Test
    void writes_money_as_the_language_does() {
        assertThat(Money.format(new BigDecimal("1234.5"), Locale.GERMAN)).isEqualTo("1.234,50\u00a0€");
    }

    @Test
    void abbreviates_tokens_from_ten_thousand_on() {
        assertThat(Tokens.format(9_999, Locale.ENGLISH)).isEqualTo("9,999");
        assertThat(Tokens.format(1_234_567, Locale.ENGLISH)).isEqualTo("1.2M");
        assertThat(Tokens.format(1_234_567, Locale.GERMAN)).isEqualTo("1,2\u00a0Mio.");
    }

    private static String css(String file) throws IOException {
        try (var in = LookTests.class.getResourceAsStream("/META-INF/resources/portal/css/" + file)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
