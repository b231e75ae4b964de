package dev.tenantry.sandbox.chaos;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.tenantry.sandbox.browser.Chromium;
import dev.tenantry.sandbox.browser.PortalPage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Browsers of people who look at runs: each with cookies of its own, none of which anybody touches any more. */
final class OpenPages implements AutoCloseable {

    private static final Duration UNTIL_BACK = Duration.ofMinutes(2);
    private static final String OLD = "document.body.dataset.old = ''";
    private static final String IS_NEW =
            "document.body.dataset.old === undefined && !!document.querySelector('.steps')";

    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    /** @param paths what they look at, one after the other */
    static OpenPages of(int browsers, String address, List<String> paths) {
        var open = new OpenPages();
        for (int at = 0; at < browsers; at++) {
            open.open(address, paths.get(at % paths.size()));
        }
        return open;
    }

    private void open(String address, String path) {
        var context = Chromium.launch().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        context.setDefaultTimeout(60_000);
        contexts.add(context);
        var page = context.newPage();
        new PortalPage(page, address).signInAs("Oleg Petrov");
        page.navigate(address + path);
        page.waitForSelector(".steps");
        pages.add(page);
        addresses.add(page.url());
    }

    /** Those whose portal has this name. */
    List<Page> of(String node) {
        return pages.stream()
                .filter(page -> page.context().cookies().stream()
                        .anyMatch(cookie -> cookie.name.equals("node") && cookie.value.equals(node)))
                .toList();
    }

    /** So that a page that was loaded anew can be told from one that was not. */
    void mark(List<Page> marked) {
        marked.forEach(page -> page.evaluate(OLD));
    }

    /**
     * How long it took each until it showed its run again, loaded anew at the same address.
     *
     * @param since when their portal was told to end
     */
    List<Duration> back(List<Page> gone, Instant since) {
        var left = new ArrayList<>(gone);
        List<Duration> took = new ArrayList<>();
        Waiting.until("all browsers are back on their pages", UNTIL_BACK, () -> {
            left.removeIf(page -> {
                boolean back = isBack(page);
                if (back) {
                    took.add(Duration.between(since, Instant.now()));
                }
                return back;
            });
            return left.isEmpty();
        });
        return took;
    }

    private boolean isBack(Page page) {
        try {
            return page.url().equals(addresses.get(pages.indexOf(page))) && Boolean.TRUE.equals(page.evaluate(IS_NEW));
        } catch (PlaywrightException inTheMiddleOfALoad) {
            return false;
        }
    }

    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
    }
}
