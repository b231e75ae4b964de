package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The portal dies in the middle of a run, as the launcher starts it: what works goes on, and who looks on is told the rest. */
@Tag("long")
class RestartJourneyTests extends LaunchedJourney {

    private static final double UNTIL_TERRAFORM_WORKS = 180_000;
    private static final String OF_THE_OLD = "body[data-old]";
    private static final LocatorAssertions.HasCountOptions UNTIL_BACK =
            new LocatorAssertions.HasCountOptions().setTimeout(30_000);

    @Test
    void killed_portal_loses_nothing_of_a_run_and_its_page_catches_up() throws IOException {
        var page = viewer().signInAs("Oleg Petrov");
        Onboarding.fillIn(page);
        Onboarding.submit(page);
        Onboarding.approve(page);
        page.page()
                .waitForCondition(
                        portal::isTerraformApplying,
                        new Page.WaitForConditionOptions().setTimeout(UNTIL_TERRAFORM_WORKS));
        var run = page.page().url();
        var second = viewer().signInAs("Ada Baumann");
        second.page().navigate(run);
        var terraform = portal.applying();
        mark(page);
        mark(second);
        portal.kill();
        assertThat(terraform.isAlive()).isTrue();
        portal.start();
        comesBack(page, run);
        comesBack(second, run);
        forgiveComplaints();

        Onboarding.untilLive(page);
        page.keep("run-succeeded-after-restart");
        assertThat(portal.applications()).hasSize(1);
        assertThat(Onboarding.text(second, "Succeeded")).isVisible(Onboarding.within(UNTIL_TERRAFORM_WORKS));
        assertThat(second.page().locator(".steps").innerText())
                .isEqualTo(page.page().locator(".steps").innerText());
    }

    private static void mark(PortalPage page) {
        page.page().evaluate("document.body.dataset.old = ''");
        assertThat(page.page().locator(OF_THE_OLD)).hasCount(1);
    }

    /** By itself: nobody loads the page anew or signs in. What the old portal has shown stays until then. */
    private static void comesBack(PortalPage page, String run) {
        assertThat(page.page().locator(OF_THE_OLD)).hasCount(0, UNTIL_BACK);
        assertThat(page.page().locator(".steps")).isVisible();
        assertThat(page.page()).hasURL(run);
    }
}
