package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The shell in a real browser: keys, colours, languages, widths, and what assistive technology finds. */
class ShellJourneyTests extends Journey {

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void is_accessible_in_both_colour_schemes(ColorScheme scheme) {
        var page = viewer(1360, 860, "en-GB", scheme);
        page.open("/sign-in");
        check(page, "sign-in", scheme);
        page.signInAs("Ada Baumann");
        check(page, "overview", scheme);
        for (var path : List.of(
                "settings",
                "people",
                "people/invite",
                "audit",
                "tenants",
                "tenants/new",
                "runs",
                "approvals",
                "runbooks/quota",
                "no-such-page")) {
            check(page.open("/" + path), path.replace('/', '-'), scheme);
        }
        page.page().keyboard().press("Control+k");
        assertThat(page.page().locator(".palette__option").first()).isVisible();
        check(page, "palette", scheme);
    }

    private static void check(PortalPage page, String name, ColorScheme scheme) {
        page.keep(name + "-" + scheme.name().toLowerCase(Locale.ROOT));
        isAccessible(page);
    }

    @ParameterizedTest
    @CsvSource({"360, 740", "680, 430"})
    void fits_a_telephone_and_a_page_enlarged_to_twice_its_size(int width, int height) {
        var page = viewer(width, height, "de-DE", ColorScheme.LIGHT);
        page.open("/sign-in");
        fitsItsWidth(page);
        page.signInAs("Ada Baumann");
        for (var path : List.of(
                "",
                "settings",
                "people",
                "people/invite",
                "audit",
                "tenants",
                "tenants/new",
                "runs",
                "approvals",
                "runbooks/locked")) {
            page.open("/" + path);
            page.keep("narrow-" + width + "-" + (path.isEmpty() ? "overview" : path.replace('/', '-')));
            fitsItsWidth(page);
            isAccessible(page);
        }
        page.button("Navigationsmenü").click();
        page.link("Einstellungen").click();
        assertThat(page.heading()).hasText("Einstellungen");
    }

    @Test
    void needs_nothing_but_a_keyboard() {
        var page = viewer().signInAs("Oleg Petrov");
        var keys = page.page().keyboard();
        keys.press("Tab");
        assertThat(page.link("Skip to content")).isFocused();
        keys.press("Enter");
        assertThat(page.page().locator("main")).isFocused();
        keys.press("Control+k");
        keys.type("set");
        keys.press("Enter");
        assertThat(page.heading()).hasText("Settings");
        keys.press("?");
        assertThat(page.page().getByText("Search and jump anywhere")).isVisible();
        keys.press("Escape");
        page.open("/audit");
        keys.press("/");
        assertThat(page.field("Act").first()).isFocused();
        keys.type("?");
        assertThat(page.page().getByText("Search and jump anywhere")).isHidden();
    }

    /** On a screen the shell is as high as the window; a certificate that was printed so was its first page only. */
    @Test
    void prints_all_of_a_page_and_nothing_around_it() {
        var page = viewer(1360, 400, "en-GB", ColorScheme.LIGHT).signInAs("Ada Baumann");
        page.open("/settings");
        page.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.navigation()).isHidden();
        assertThat(page.page().locator("footer")).isHidden();
        var cut = page.page()
                .evaluate("() => document.querySelector('main').scrollHeight - document.documentElement.scrollHeight");
        org.assertj.core.api.Assertions.assertThat(((Number) cut).intValue()).isLessThanOrEqualTo(0);
    }

    @Test
    void lets_single_keys_be_switched_off() {
        var page = viewer().signInAs("Oleg Petrov").open("/settings");
        page.page()
                .waitForNavigation(
                        () -> page.field("Single keys act as shortcuts").click());
        page.open("/settings");
        page.page().keyboard().press("?");
        page.page().keyboard().press("Control+k");
        assertThat(page.page().locator(".palette__option").first()).isVisible();
        assertThat(page.page().getByText("Search and jump anywhere")).isHidden();
    }

    @Test
    void keeps_the_url_when_the_language_changes_and_remembers_it() {
        var page = viewer().signInAs("Ada Baumann").open("/audit?act=person.");
        page.button("DE Deutsch").click();
        assertThat(page.heading()).hasText("Protokoll");
        assertThat(page.page()).hasURL(Pattern.compile(".*/audit\\?act=person\\."));
        assertThat(page.page().locator("html")).hasAttribute("lang", "de");
        page.open("/settings");
        assertThat(page.heading()).hasText("Einstellungen");
    }

    @Test
    void comes_dark_from_the_first_byte_once_dark_was_chosen() {
        var page = viewer().signInAs("Ada Baumann");
        var appearance = page.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Appearance: ")));
        appearance.click();
        appearance.click();
        assertThat(page.page().locator("html")).hasAttribute("theme", "dark");
        var answer = page.page().request().get(page.page().url());
        org.assertj.core.api.Assertions.assertThat(answer.text()).contains("color-scheme: dark");
    }

    @Test
    void shows_each_role_its_own_entries_and_signs_out() {
        var page = viewer().signInAs("Sue Okafor");
        assertThat(page.link("Audit")).isHidden();
        page.open("/audit");
        assertThat(page.heading()).hasText("You need another role for this page");
        page.page().locator(".bar__user vaadin-menu-bar-button").first().click();
        page.page().getByText("Sign out").click();
        assertThat(page.heading()).hasText("Sign in to Tenantry");
        page.open("/settings");
        assertThat(page.heading()).hasText("Sign in to Tenantry");
    }
}
