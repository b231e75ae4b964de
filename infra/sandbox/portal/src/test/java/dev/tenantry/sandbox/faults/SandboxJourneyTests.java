package dev.tenantry.sandbox.faults;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.tenantry.sandbox.browser.Journey;
import dev.tenantry.standins.Fault;
import dev.tenantry.standins.Switch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.context.ContextConfiguration;

/** The sandbox's page in a real browser. */
@ContextConfiguration(initializers = StandInsFixture.class)
class SandboxJourneyTests extends Journey {

    @AfterEach
    void nothing_is_set() {
        StandInsFixture.clear();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void is_accessible_with_faults_and_with_stand_ins_that_are_away(ColorScheme scheme) {
        StandInsFixture.LITELLM.set(Switch.lasting(Fault.DOWN, "POST /team"));
        var page = viewer(1360, 860, "en-GB", scheme).signInAs("Oleg Petrov").open("/sandbox?system=litellm");
        assertThat(page.button("Clear “Down (503) · only POST /team · until cleared”"))
                .isVisible();
        page.keep("sandbox-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        isAccessible(page);
    }

    @Test
    void fits_a_telephone_and_is_found_in_the_palette() {
        StandInsFixture.LITELLM.set(Switch.lasting(Fault.SLOW, ""));
        var page = viewer(360, 740, "de-DE", ColorScheme.LIGHT).signInAs("Ada Baumann");
        page.page().keyboard().press("Control+k");
        page.page().keyboard().type("sandb");
        page.page().keyboard().press("Enter");
        assertThat(page.heading()).hasText("Sandbox");
        page.keep("sandbox-narrow");
        fitsItsWidth(page);
        isAccessible(page);
    }
}
