package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import dev.tenantry.sandbox.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

/**
 * The product's main job as an operator does it: ten inputs, one plan, one approval, and at the end a live tenant — on the real
 * Terraform against the AWS emulator, with the real runner in the tenant's builds.
 */
@ContextConfiguration(initializers = World.class)
class OnboardingJourneyTests extends Journey {

    /** On a machine that does much else. */
    private static final double LONGEST_PAGE = 20_000;

    @BeforeAll
    static void needs_what_the_real_run_needs() {
        assumeTrue(World.isPossible(), "no Terraform or no AWS emulator: ./portal doctor says how to get them");
    }

    @Test
    void operator_brings_a_tenant_to_life_with_ten_inputs_and_one_approval() {
        var page = viewer().signInAs("Oleg Petrov");
        Onboarding.fillIn(page);
        page.keep("wizard-review");
        isAccessible(page);
        Onboarding.submit(page);
        page.keep("run-plan");
        isAccessible(page);
        looksRightElsewhere(page.page().url());

        Onboarding.approve(page);
        Onboarding.untilLive(page);
        page.keep("run-succeeded");
        isAccessible(page);

        page.open("/tenants");
        assertThat(Onboarding.text(page, "Live")).isVisible();
        page.keep("tenants-live");
    }

    private void looksRightElsewhere(String address) {
        var dark = viewer(1360, 860, "en-GB", ColorScheme.DARK).signInAs("Ada Baumann");
        dark.page().navigate(address);
        assertThat(dark.button("Approve and run")).isVisible(Onboarding.within(LONGEST_PAGE));
        dark.keep("run-plan-dark");
        isAccessible(dark);
        var narrow = viewer(360, 740, "de-DE", ColorScheme.LIGHT).signInAs("Ada Baumann");
        narrow.page().navigate(address);
        assertThat(narrow.button("Freigeben und ausführen")).isVisible(Onboarding.within(LONGEST_PAGE));
        narrow.keep("run-plan-narrow");
        fitsItsWidth(narrow);
        isAccessible(narrow);
    }
}
