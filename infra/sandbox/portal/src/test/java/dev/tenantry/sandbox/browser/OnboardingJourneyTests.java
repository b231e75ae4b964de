package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.options.ColorScheme;
import dev.tenantry.sandbox.World;
import java.util.List;
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
        Onboarding.fillIn(page, step -> looksRight(page, "wizard-" + step));
        looksRight(page, "wizard-review");
        Onboarding.submit(page);
        page.keep("run-plan");
        isAccessible(page);
        looksRightElsewhere(page.page().url());

        Onboarding.approve(page);
        Onboarding.untilLive(page);
        looksRight(page, "run-succeeded");
        Onboarding.showsWhatTheRunnerPrinted(page);
        looksRight(page, "run-log");

        page.open("/tenants");
        assertThat(Onboarding.text(page, "Live")).isVisible();
        looksRight(page, "tenants-live");
        page.link("Nordwind").first().click();
        page.page().waitForURL("**/tenants/*");
        for (var tab : List.of("overview", "configuration", "tools", "runs")) {
            page.open(page.page().url().replaceAll("^https?://[^/]+|\\?.*$", "") + "?tab=" + tab);
            looksRight(page, "tenant-" + tab);
        }
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
