package dev.tenantry.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/**
 * Base of all tests with a real browser. A test opens as many pages as it has viewers; each fails if its page writes an
 * error to the console.
 */
@Tag("browser")
public abstract class Browsing {

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** Where the portal answers, without a slash at the end. */
    abstract String address();

    /** A viewer at a desk, in English and light colours. */
    protected final PortalPage viewer() {
        return viewer(1360, 860, "en-GB", ColorScheme.LIGHT);
    }

    /** A viewer with this window, language and colour scheme, with cookies of their own. */
    protected final PortalPage viewer(int width, int height, String locale, ColorScheme scheme) {
        var context = Chromium.launch()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale(locale)
                        .setTimezoneId("Europe/Berlin")
                        .setColorScheme(scheme));
        context.setDefaultTimeout(60_000);
        contexts.add(context);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        return new PortalPage(page, address());
    }

    /** Fails with what a screen reader or a keyboard would stumble over. */
    protected static void isAccessible(PortalPage page) {
        assertThat(Axe.violations(page.page())).isEmpty();
    }

    /** Fails if anything makes the page wider than its window. */
    protected static void fitsItsWidth(PortalPage page) {
        // it is laid out anew a moment after its window has changed
        page.page().waitForFunction("() => document.documentElement.scrollWidth <= window.innerWidth");
    }

    /** Keeps and checks a page in both colour schemes and on a telephone, and leaves it as it was. */
    protected static void looksRight(PortalPage page, String name) {
        for (var scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.keep(name + "-" + scheme.name().toLowerCase(Locale.ROOT));
            isAccessible(page);
        }
        var usual = page.page().viewportSize();
        page.page().setViewportSize(360, 740);
        fitsItsWidth(page);
        isAccessible(page);
        page.page().setViewportSize(360, 1_600); // with what one would have to scroll to
        page.keep(name + "-narrow");
        page.page().setViewportSize(usual.width, usual.height);
    }

    /** What a page says while its portal is away is no error of the page. */
    final void forgiveComplaints() {
        complaints.clear();
    }

    @AfterEach
    final void leave() {
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
    }
}
