package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

/** What journeys have in common in which a run stops and a person decides. */
abstract class IncidentJourney extends Journey {

    /** On a machine that does much else. */
    static final double LONGEST = 300_000;

    static ContainsTextOptions containing() {
        return new ContainsTextOptions().setTimeout(LONGEST);
    }

    static Locator cause(PortalPage page) {
        return page.page().locator(".incident__cause");
    }

    /** The line of a step in the list of steps. */
    static Locator step(PortalPage page, String name) {
        return page.page()
                .locator(".step")
                .filter(new Locator.FilterOptions().setHas(page.page().locator("a[href$='step=" + name + "']")));
    }

    /** A button of the open dialog. */
    static Locator inDialog(PortalPage page, String act) {
        return page.page()
                .locator("vaadin-dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(act));
    }

    /** The same address as somebody else sees it, who reads German. */
    final void looksRightInGerman(PortalPage page, String button, String name) {
        var german = viewer(1360, 860, "de-DE", ColorScheme.LIGHT).signInAs("Ada Baumann");
        german.page().navigate(page.page().url());
        assertThat(german.button(button).or(german.link(button)).first()).isVisible(Onboarding.within(LONGEST));
        looksRight(german, name + "-de");
    }
}
