package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The portal dies in the middle of a run, as the launcher starts it: what works goes on, and who looks on is told the rest. */
@Tag("long")
class RestartJourneyTests extends LaunchedJourney {

    private static final double UNTIL_TERRAFORM_WORKS = 180_000;

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
        portal.kill();
        assertThat(terraform.isAlive()).isTrue();
        portal.start();
        signInAgain(page, "Oleg Petrov", run);
        signInAgain(second, "Ada Baumann", run);
        forgiveComplaints();

        Onboarding.untilLive(page);
        page.keep("run-succeeded-after-restart");
        assertThat(portal.applications()).hasSize(1);
        assertThat(Onboarding.text(second, "Succeeded")).isVisible(Onboarding.within(UNTIL_TERRAFORM_WORKS));
        assertThat(second.page().locator(".steps").innerText())
                .isEqualTo(page.page().locator(".steps").innerText());
    }

    /** Whoever opens the run's page again is led to the sign-in, and from there back. */
    private static void signInAgain(PortalPage page, String name, String run) {
        page.page().navigate(run);
        page.signInButton(name).click();
        page.page().waitForURL(run);
    }
}
