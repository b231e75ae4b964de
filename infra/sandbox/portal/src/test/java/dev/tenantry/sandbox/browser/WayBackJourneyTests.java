package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tenantry.sandbox.browser.Onboarding.text;
import static dev.tenantry.sandbox.browser.Onboarding.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.tenantry.register.Field;
import dev.tenantry.sandbox.DemoOrder;
import dev.tenantry.sandbox.StandInsSeen;
import dev.tenantry.sandbox.World;
import dev.tenantry.sandbox.faults.ClusterFault;
import dev.tenantry.sandbox.faults.SimulatedClusters;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.json.JsonMapper;

/** A run is stopped in the middle of a step and rolled back, and nothing is left of it: neither here nor anywhere outside (R5.6). */
@Tag("long")
@ContextConfiguration(initializers = World.Bare.class)
class WayBackJourneyTests extends IncidentJourney {

    private static final String SLUG = "rueckenwind";
    private static final String ACCOUNT = "810987654321";
    private static final String NAME = "Rückenwind Genossenschaft";

    /** Lago deletes no organization, the bucket and what lies in it are of the account's own bootstrap, and what ran is history. */
    private static final Set<String> STAYS =
            Set.of("lago/organizations", "lago/users", "aws/builds", "aws/streams", "aws/objects", "aws/buckets");

    @Autowired
    private ApplicationContext portal;

    @Autowired
    private SimulatedClusters clusters;

    private StandInsSeen standIns;

    @BeforeEach
    @SuppressWarnings("NullAway.Init") // JUnit calls it before each test
    void pods_take_long() {
        standIns = new StandInsSeen(portal.getEnvironment());
        clusters.disturb(ACCOUNT, ClusterFault.SLOW);
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        standIns.disturb("aws", "");
        clusters.heal(ACCOUNT);
    }

    @Test
    void what_was_stopped_in_the_middle_is_taken_back_until_nothing_is_left() {
        long number = DemoOrder.submitted(portal, SLUG, ACCOUNT, draft -> draft.with(Field.DISPLAY_NAME, NAME));
        var page = viewer().signInAs("Oleg Petrov").open("/runs/" + number);
        assertThat(page.button("Approve and run")).isVisible(within(LONGEST));
        Onboarding.approve(page);
        assertThat(step(page, "application")).containsText("the runner works", containing());
        String tenant = page.page()
                .locator("dd a[href^='tenants/']")
                .getAttribute("href")
                .replace("tenants/", "");
        org.assertj.core.api.Assertions.assertThat(standIns.kindsOf(tenant, SLUG, ACCOUNT))
                .contains("litellm/teams", "lago/customers", "keycloak/organizations", "aws/secrets");
        org.assertj.core.api.Assertions.assertThat(inTerraformsState()).isPositive();

        stopsAndSaysWhatStillWorks(page);
        standIns.disturb("aws", "");
        assertThat(cause(page)).containsText("The run was cancelled at the step “application”", containing());
        looksRight(page, "cancelled");
        looksRightInGerman(page, "Zurückrollen", "cancelled");
        asksToRollBack(page);
        var second = viewer().signInAs("Ada Baumann").open("/runs/" + number);
        confirmsByName(second);

        assertThat(text(page, "Rolled back")).isVisible(within(LONGEST));
        saysThatNothingIsLeft(page);
        org.assertj.core.api.Assertions.assertThat(standIns.kindsOf(tenant, SLUG, ACCOUNT))
                .isSubsetOf(STAYS);
        org.assertj.core.api.Assertions.assertThat(inTerraformsState()).isZero();
    }

    private static int inTerraformsState() {
        return JsonMapper.shared()
                .readTree(World.Bare.HOME.resolve("states").resolve(SLUG + ".tfstate"))
                .path("resources")
                .size();
    }

    /** AWS takes no word for a while, so that nobody can say whether the runner has heard of it. */
    private void stopsAndSaysWhatStillWorks(PortalPage page) {
        page.button("Cancel run").click();
        assertThat(inDialog(page, "Cancel run")).isVisible();
        looksRight(page, "cancel-dialog");
        standIns.disturb("aws", "DOWN");
        inDialog(page, "Cancel run").click();
        assertThat(text(page, "Cancelling")).isVisible();
        assertThat(step(page, "application"))
                .containsText("It is not known yet whether the step “application” has stopped", containing());
        assertThat(page.page().getByText("Still at work: “application”.")).isVisible();
        assertThat(page.button("Stop by force")).isVisible();
        looksRight(page, "cancelling");
        looksRightInGerman(page, "Mit Gewalt anhalten", "cancelling");
    }

    /** What stands in the account may hold data, so that one person alone destroys nothing. */
    private void asksToRollBack(PortalPage page) {
        page.button("Roll back").click();
        assertThat(inDialog(page, "Ask to roll back")).isDisabled();
        page.page().locator("vaadin-dialog").getByRole(AriaRole.TEXTBOX).fill("The customer has gone");
        looksRight(page, "rollback-asked-dialog");
        inDialog(page, "Ask to roll back").click();
        assertThat(page.page().getByText("Nothing is destroyed until somebody else confirms"))
                .isVisible();
        assertThat(page.button("Take back")).isVisible();
        looksRight(page, "rollback-asked");
        looksRightInGerman(page, "Zurücknehmen", "rollback-asked");
    }

    private void confirmsByName(PortalPage page) {
        assertThat(page.page().getByText("The customer has gone")).isVisible();
        page.button("Confirm the rollback").click();
        Locator typed = page.page().locator("vaadin-dialog").getByRole(AriaRole.TEXTBOX);
        typed.fill("Rückenwind");
        assertThat(inDialog(page, "Confirm the rollback")).isDisabled();
        typed.fill(NAME);
        assertThat(inDialog(page, "Confirm the rollback")).isEnabled();
        looksRight(page, "rollback-dialog");
        inDialog(page, "Confirm the rollback").click();
    }

    private void saysThatNothingIsLeft(PortalPage page) {
        assertThat(page.page().getByText("Nothing is left of this run")).isVisible();
        assertThat(page.page().locator("main")).containsText("At Lago: the tenant’s organization");
        looksRight(page, "rolled-back");
        looksRightInGerman(page, "Log", "rolled-back");
    }
}
