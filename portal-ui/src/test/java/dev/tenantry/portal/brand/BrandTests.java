package dev.tenantry.portal.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTests {

    @Test
    void measures_contrast_as_wcag_does() {
        var white = Rgb.parse("#ffffff").orElseThrow();
        assertThat(Rgb.parse("#000000").orElseThrow().contrastWith(white)).isCloseTo(21, within(0.001));
        assertThat(Rgb.parse("#777777").orElseThrow().contrastWith(white)).isCloseTo(4.48, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#12345", "#1234567", "#ggg000", "3b5bdb"})
    void reads_nothing_that_is_no_colour(String text) {
        assertThat(Rgb.parse(text)).isEmpty();
    }

    @Test
    void refuses_an_accent_that_vanishes_on_the_page() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Brand("Northwind", null, null, "#fff2a8", "#91a7ff"))
                .withMessageContaining("tenantry.brand.accent-light")
                .withMessageContaining("3 needed");
    }

    @Test
    void refuses_what_is_no_colour_by_name_of_the_setting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Brand("Northwind", null, null, "#3b5bdb", "blue"))
                .withMessageContaining("tenantry.brand.accent-dark")
                .withMessageContaining("blue");
    }

    @Test
    void takes_the_first_letter_where_there_is_no_logo() {
        assertThat(new Brand("öko & co", null, null, "#3b5bdb", "#91a7ff").initial())
                .isEqualTo("Ö");
    }
}
