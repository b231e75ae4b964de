package dev.tenantry.sandbox.browser;

import com.microsoft.playwright.Page;
import java.util.Map;

/** How long a page with a list takes until it is seen, by the browser's own clock, in milliseconds. */
final class Painting {

    /** A row has one or two of them. */
    private static final int LINKS = 50;

    /** From a click on a link (or, without one, from the page's own start) until so many links in rows are laid out and painted. */
    private static final String UNTIL_PAINTED = """
            ({ href, wanted }) => new Promise((done, failed) => {
                const before = document.querySelector('.table');
                const began = href === '' ? 0 : performance.now();
                if (href !== '') {
                    const link = document.querySelector('main').appendChild(document.createElement('a'));
                    link.href = href;
                    link.click();
                }
                // right after the sign-in another page than the one that was asked for may look like it
                const there = () => href === '' || location.pathname.endsWith('/' + href.split('?')[0]);
                const ready = () => {
                    if (!there()) return false;
                    const list = document.querySelector('.table');
                    if (wanted === 0) return list === null && document.querySelector('h1') !== null;
                    const links = list === null || (href !== '' && list === before) ? []
                        : [...list.querySelectorAll('td a')];
                    return links.filter(link => link.getClientRects().length > 0).length >= wanted;
                };
                const look = () => {
                    if (ready()) requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
                    else if (performance.now() - began > 15000) failed(new Error('never painted: ' + href));
                    else requestAnimationFrame(look);
                };
                look();
            })
            """;

    private Painting() {}

    /** By a link in the open portal, coming from a page without a list. */
    static double visit(Page page, String path) {
        untilPainted(page, "settings", 0);
        return untilPainted(page, path, LINKS);
    }

    /** By the browser's address field. */
    static double load(Page page, String path) {
        page.navigate(page.url().substring(0, page.url().indexOf('/', "http://".length()) + 1) + path);
        return untilPainted(page, "", LINKS);
    }

    private static double untilPainted(Page page, String href, int links) {
        return ((Number) page.evaluate(UNTIL_PAINTED, Map.of("href", href, "wanted", links))).doubleValue();
    }
}
