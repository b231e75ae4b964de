package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.tenantry.sandbox.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

/**
 * The product's main job as an operator does it: ten inputs, one plan, one approval, and at the end a live tenant — on the real
 * Terraform against the AWS emulator, with the real runner in the tenant's builds.
 */
@ContextConfiguration(initializers = World.class)
class OnboardingJourneyTests extends Journey {

    private static final double LONGEST_PLAN = 180_000;
    private static final double LONGEST_RUN = 600_000;

    /** Counted: everything that somebody must type for a tenant (R5.4). */
    private static final List<Map<String, String>> INPUTS = List.of(
            Map.of(
                    "Name", "Nordwind",
                    "Legal name", "Nordwind Logistik GmbH",
                    "Street and number", "Speicherstadt 7",
                    "Postal code", "20457",
                    "City", "Hamburg"),
            Map.of(
                    "Administrator", "Nele Nord",
                    "Administrator's e-mail", "nele@nordwind.example",
                    "Data-processing agreement", "DPA-2026-17"),
            Map.of("Short name", "nordwind", "AWS account", "210987654321"));

    /** These steps hold what usually fits. */
    private static final List<String> WITH_USUAL_VALUES =
            List.of("Size, data and sign-in", "MCP tools", "Maintenance and tags");

    @BeforeAll
    static void needs_what_the_real_run_needs() {
        assumeTrue(World.isPossible(), "no Terraform or no AWS emulator: ./portal doctor says how to get them");
    }

    @Test
    void operator_brings_a_tenant_to_life_with_ten_inputs_and_one_approval() {
        org.assertj.core.api.Assertions.assertThat(
                        INPUTS.stream().mapToInt(Map::size).sum())
                .isLessThanOrEqualTo(10);
        var page = viewer().signInAs("Oleg Petrov");
        fillIn(page);
        page.keep("wizard-review");
        isAccessible(page);
        page.button("Submit and plan").click();
        var approve = page.button("Approve and run");
        openTheRun(page);
        assertThat(approve).isVisible(within(LONGEST_PLAN));
        page.keep("run-plan");
        isAccessible(page);
        looksRightElsewhere(page.page().url());

        approve.click();
        page.page()
                .locator("vaadin-dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve and run"))
                .click();
        Locator end = text(page, "Succeeded")
                .or(page.page().locator(".incident__cause"))
                .first();
        assertThat(end).isVisible(within(LONGEST_RUN));
        assertThat(end).hasText("Succeeded");
        page.keep("run-succeeded");
        isAccessible(page);

        page.open("/tenants");
        assertThat(text(page, "Live")).isVisible();
        page.keep("tenants-live");
    }

    private static void fillIn(PortalPage page) {
        page.open("/tenants");
        page.button("New tenant").click();
        page.page()
                .getByText("Begin", new Page.GetByTextOptions().setExact(true))
                .click();
        for (Map<String, String> step : INPUTS) {
            assertThat(page.field(step.keySet().iterator().next()).first()).isVisible();
            step.forEach((label, value) -> {
                Locator field = page.page()
                        .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                        .first();
                field.fill(value);
                field.blur();
            });
            page.button("Save and continue").click();
        }
        for (String heading : WITH_USUAL_VALUES) {
            assertThat(card(page, heading)).isVisible();
            page.button("Save and continue").click();
        }
        assertThat(card(page, "Review")).isVisible();
        assertThat(page.button("Submit and plan")).isEnabled();
    }

    /** The step's own heading; its name stands in the list of steps, too. */
    private static Locator card(PortalPage page, String heading) {
        return page.page()
                .getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(heading).setExact(true));
    }

    /** The tenant's page leads there, or we are there already. */
    private static void openTheRun(PortalPage page) {
        page.page().waitForURL("**/tenants/*");
        page.page().locator("a[href*='runs/']").first().click();
        page.page().waitForURL("**/runs/*");
    }

    private void looksRightElsewhere(String address) {
        var dark = viewer(1360, 860, "en-GB", ColorScheme.DARK).signInAs("Ada Baumann");
        dark.page().navigate(address);
        assertThat(dark.button("Approve and run")).isVisible();
        dark.keep("run-plan-dark");
        isAccessible(dark);
        var narrow = viewer(360, 740, "de-DE", ColorScheme.LIGHT).signInAs("Ada Baumann");
        narrow.page().navigate(address);
        assertThat(narrow.button("Freigeben und ausführen")).isVisible();
        narrow.keep("run-plan-narrow");
        fitsItsWidth(narrow);
        isAccessible(narrow);
    }

    private static Locator text(PortalPage page, String text) {
        return page.page()
                .getByText(text, new Page.GetByTextOptions().setExact(true))
                .first();
    }

    private static LocatorAssertions.IsVisibleOptions within(double millis) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis);
    }
}
