package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tenantry.sandbox.browser.Onboarding.text;
import static dev.tenantry.sandbox.browser.Onboarding.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.tenantry.sandbox.DemoOrder;
import dev.tenantry.sandbox.World;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** What one does another sees, on lists and on the run's page, without reloading anything. */
@ContextConfiguration(initializers = World.Bare.class)
class TwoViewersJourneyTests extends Journey {

    private static final double LONGEST = 300_000;

    @Autowired
    private ApplicationContext portal;

    @Test
    void one_approves_and_all_see_the_same_run_to_its_end() {
        var list = viewer().signInAs("Sue Okafor").open("/runs");
        var overview = viewer().signInAs("Ada Baumann").open("/");
        list.page().evaluate("() => (window.neverReloaded = true)");
        overview.page().evaluate("() => (window.neverReloaded = true)");

        long number = DemoOrder.submitted(portal, "zweisicht", "510987654321");
        assertThat(row(list, number)).isVisible(within(LONGEST));
        row(list, number).locator("a").focus();
        assertThat(row(list, number)).containsText("Awaiting approval", containing());
        assertThat(row(list, number).locator("a")).isFocused();
        assertThat(overview.link("Approvals")).containsText("1", containing());
        Locator review = overview.page().locator("a.button-link[href='runs/" + number + "']");
        assertThat(review).isVisible(within(LONGEST));

        var oleg = viewer().signInAs("Oleg Petrov").open("/runs/" + number);
        oleg.page().evaluate("() => (window.neverReloaded = true)");
        assertThat(oleg.button("Approve and run")).isVisible(within(LONGEST));
        review.click();
        assertThat(overview.button("Approve and run")).isVisible(within(LONGEST));
        assertThat(overview.button("Cancel run")).not().isFocused();
        isAccessible(overview);
        Onboarding.approve(overview);
        assertThat(oleg.button("Approve and run"))
                .isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(LONGEST));
        assertThat(text(oleg, "Approved by")).isVisible(within(LONGEST));
        assertThat(row(list, number)).containsText(Pattern.compile("Running|Succeeded"), containing());

        assertThat(text(oleg, "Succeeded")).isVisible(within(LONGEST));
        assertThat(text(overview, "Succeeded")).isVisible(within(LONGEST));
        assertThat(row(list, number)).containsText("Succeeded", containing());
        assertThat(row(list, number).locator("a")).isFocused();
        for (var page : new PortalPage[] {list, overview, oleg}) {
            org.assertj.core.api.Assertions.assertThat(page.page().evaluate("() => window.neverReloaded"))
                    .isEqualTo(true);
        }
        String seen = steps(oleg);
        org.assertj.core.api.Assertions.assertThat(steps(overview)).isEqualTo(seen);
        oleg.page().reload();
        assertThat(text(oleg, "Succeeded")).isVisible();
        org.assertj.core.api.Assertions.assertThat(steps(oleg)).isEqualTo(seen);
        wrapsLongLinesOnlyWhileThatIsWanted(oleg, number);
    }

    private static void wrapsLongLinesOnlyWhileThatIsWanted(PortalPage page, long number) {
        page.open("/runs/" + number + "?tab=log&step=infrastructure");
        Locator line = page.page().locator(".log__line").first();
        assertThat(line).hasCSS("white-space", Pattern.compile("pre-wrap|normal"));
        page.field("Wrap lines").click();
        assertThat(line).hasCSS("white-space", "pre");
        fitsItsWidth(page);
        page.field("Wrap lines").click();
        assertThat(line).hasCSS("white-space", Pattern.compile("pre-wrap|normal"));
    }

    private static LocatorAssertions.ContainsTextOptions containing() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(LONGEST);
    }

    private static Locator row(PortalPage page, long number) {
        return page.page()
                .locator("tr[data-key]")
                .filter(new Locator.FilterOptions().setHas(page.page().locator("a[href='runs/" + number + "']")));
    }

    private static String steps(PortalPage page) {
        return page.page().locator(".steps").innerText();
    }
}
