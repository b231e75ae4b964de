package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.tenantry.sandbox.browser.Onboarding.text;
import static dev.tenantry.sandbox.browser.Onboarding.within;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tenantry.sandbox.World;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

/** The product's main job without a mouse: sign in, fill in, submit, read the plan, approve it (WCAG 2.1.1, 2.4.3). */
@ContextConfiguration(initializers = World.Bare.class)
class KeyboardJourneyTests extends Journey {

    private static final double LONGEST_PLAN = 180_000;

    /** Nobody presses a key more often than this to come to what is on the page. */
    private static final int MOST_TABS = 80;

    @Test
    void operator_comes_from_the_sign_in_to_an_approved_plan_by_keys_alone() {
        var page = viewer().open("/sign-in");
        press(page, page.signInButton("Oleg Petrov"), "Enter");
        assertThat(page.navigation()).isVisible();

        keys(page).press("Control+k");
        keys(page).type("new tenant");
        keys(page).press("Enter");
        assertThat(page.heading()).hasText("New tenant");
        press(page, exact(page, "Begin"), "Space");
        fillIn(page);
        press(page, page.button("Submit and plan"), "Enter");

        page.page().waitForURL("**/tenants/*");
        press(page, page.page().locator("main a[href*='runs/']").first(), "Enter");
        page.page().waitForURL("**/runs/*");
        assertThat(page.button("Approve and run")).isVisible(within(LONGEST_PLAN));
        reach(page, page.page().locator("vaadin-select").first(), "Tab");
        reach(page, page.button("Approve and run"), "Shift+Tab");
        keys(page).press("Enter");
        Locator confirm = page.page()
                .locator("vaadin-dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve and run"));
        assertThat(confirm).isVisible();
        keys(page).type("read by keys alone");
        press(page, confirm, "Enter");
        assertThat(text(page, "Approved by")).isVisible(within(LONGEST_PLAN));
        assertThat(page.page().locator("body")).not().isFocused();
    }

    private static void fillIn(PortalPage page) {
        for (Map<String, String> inputs : Onboarding.inputs("suedlicht", "610987654321")) {
            assertThat(exactField(page, inputs.keySet().iterator().next())).isVisible();
            new TreeMap<>(inputs).forEach((label, value) -> type(page, label, value));
            press(page, page.button("Save and continue"), "Enter");
        }
        for (String heading : Onboarding.WITH_USUAL_VALUES) {
            assertThat(Onboarding.card(page, heading)).isVisible();
            press(page, page.button("Save and continue"), "Space");
        }
        assertThat(Onboarding.card(page, "Review")).isVisible();
        assertThat(page.button("Submit and plan")).isEnabled();
    }

    /** The inputs come in no order: whichever way is needed, the field is reached. */
    private static void type(PortalPage page, String label, String value) {
        Locator field = exactField(page, label);
        if (!comesTo(page, field, "Tab") && !comesTo(page, field, "Shift+Tab")) {
            throw new AssertionError("no key leads to " + label);
        }
        keys(page).press("Control+a");
        keys(page).type(value);
        assertThat(field).hasValue(value);
    }

    private static void press(PortalPage page, Locator target, String key) {
        reach(page, target, "Tab");
        keys(page).press(key);
    }

    private static void reach(PortalPage page, Locator target, String by) {
        if (!comesTo(page, target, by)) {
            throw new AssertionError("%s does not lead to %s from %s".formatted(by, target, focused(page)));
        }
    }

    private static boolean comesTo(PortalPage page, Locator target, String by) {
        assertThat(target).isVisible();
        for (int times = 0; times < MOST_TABS; times++) {
            if (Boolean.TRUE.equals(target.evaluate("e => e.contains(document.activeElement)"))) {
                return true;
            }
            keys(page).press(by);
        }
        return false;
    }

    private static Object focused(PortalPage page) {
        return page.page().evaluate("() => document.activeElement?.outerHTML.slice(0, 200)");
    }

    private static Keyboard keys(PortalPage page) {
        return page.page().keyboard();
    }

    private static Locator exact(PortalPage page, String name) {
        return page.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator exactField(PortalPage page, String label) {
        return page.page()
                .getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
    }
}
