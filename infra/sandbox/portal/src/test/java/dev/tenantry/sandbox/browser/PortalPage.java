package dev.tenantry.sandbox.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The shell as a person meets it: found by role and label, in the language of the page. */
public final class PortalPage {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    /** The first pages of a fresh portal take longer on a busy machine. */
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    private final Page page;
    private final String address;

    /** @param address of the portal, without a slash at the end */
    public PortalPage(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    /** The page itself, for what is particular to a journey. */
    public Page page() {
        return page;
    }

    /** Opens a path and waits for the one heading of the page. */
    public PortalPage open(String path) {
        page.navigate(address + path);
        assertThat(heading()).isVisible(PATIENTLY);
        return this;
    }

    /** Signs in by the button of a demo person: "Ada Baumann". */
    public PortalPage signInAs(String person) {
        open("/sign-in");
        signInButton(person).click();
        assertThat(navigation()).isVisible(PATIENTLY);
        return this;
    }

    /** The button of a demo person, on the sign-in page. */
    Locator signInButton(String person) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(person)));
    }

    /** The one heading of the page. */
    public Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    /** The main navigation. */
    public Locator navigation() {
        return page.locator("vaadin-app-layout nav").first();
    }

    /** A button by its name. */
    public Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** A link by its name. */
    public Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    /** A field by its label. */
    public Locator field(String label) {
        return page.getByLabel(label);
    }

    /** Keeps what is seen as {@code target/screenshots/<name>.png}, after motion has ended. */
    public void keep(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
