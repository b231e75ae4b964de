package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A copy of the whole database is put back beside a world that has gone on since. */
@Tag("long")
class RestoreJourneyTests extends LaunchedJourney {

    private static final double LONGEST_RUN = 300_000;
    private static final Duration UNTIL_COMPARED = Duration.ofMinutes(4);

    @Test
    void nothing_goes_on_until_somebody_has_seen_how_the_world_differs_and_then_it_is_brought_back()
            throws IOException {
        var page = viewer().signInAs("Oleg Petrov");
        Onboarding.fillIn(page);
        Onboarding.submit(page);
        Onboarding.approve(page);
        Onboarding.untilLive(page);
        String tenant = tenantOf(page);
        endPortal(page);
        portal.copyDatabase();
        portal.start();
        suspend(again(page), tenant);
        endPortal(page);
        portal.restoreDatabase();
        portal.start();

        again(page).open(tenant);
        assertThat(page.page().getByText("the database is an earlier one")).isVisible();
        assertThat(Onboarding.text(page, "Live")).isVisible();
        page.keep("restored");
        Awaitility.await()
                .atMost(UNTIL_COMPARED)
                .pollInterval(Duration.ofSeconds(3))
                .pollInSameThread()
                .until(() -> differs(page.open(tenant + "?tab=configuration")));
        page.keep("restored-and-compared");

        page.open("/runs");
        page.button("Let all runs go on").click();
        assertThat(page.page().getByText("the database is an earlier one")).isHidden();
        page.open(tenant + "?tab=configuration");
        page.button("Plan to bring it back").click();
        page.page().waitForURL("**/runs/*");
        assertThat(page.button("Approve and run")).isVisible(Onboarding.within(LONGEST_RUN));
        Onboarding.approve(page);
        Onboarding.untilLive(page);
    }

    /** The tenant's page, from its run's. */
    private static String tenantOf(PortalPage page) {
        page.link("Nordwind").first().click();
        page.page().waitForURL("**/tenants/*");
        return page.page().url().replaceAll("^https?://[^/]+|\\?.*$", "");
    }

    /** A page that stayed open would complain that its portal is away. */
    private void endPortal(PortalPage page) throws IOException {
        page.page().navigate("about:blank");
        portal.down();
    }

    private static PortalPage again(PortalPage page) {
        return page.signInAs("Oleg Petrov");
    }

    /** What happens in the world and is not in the copy. */
    private static void suspend(PortalPage page, String tenant) {
        page.open(tenant);
        page.button("Suspend").first().click();
        Locator dialog = page.page().locator("vaadin-dialog");
        dialog.getByRole(AriaRole.TEXTBOX).fill("invoices are unpaid");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Suspend"))
                .click();
        page.page().waitForURL("**/runs/*");
        assertThat(page.button("Approve and run")).isVisible(Onboarding.within(LONGEST_RUN));
        Onboarding.approve(page);
        Onboarding.untilLive(page);
    }

    private static boolean differs(PortalPage page) {
        return page.page().getByText("not as agreed.").first().isVisible();
    }
}
