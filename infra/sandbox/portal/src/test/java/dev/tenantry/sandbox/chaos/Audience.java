package dev.tenantry.sandbox.chaos;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.tenantry.sandbox.browser.Chromium;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People who look at one run's log, each in a browser session of their own; their pages note what reaches them. */
final class Audience implements AutoCloseable {

    private static final double LONGEST_MILLIS = 120_000;

    /** Vaadin's own channel; a beat that keeps it open is shorter. */
    private static final String NOTING_PUSHES = """
            (() => {
                const Native = window.WebSocket;
                window.pushes = [];
                window.WebSocket = class extends Native {
                    constructor(...all) {
                        super(...all);
                        this.addEventListener('message', told => {
                            if (told.data.length > 20) window.pushes.push(Date.now());
                        });
                    }
                };
            })()
            """;

    /** From the moment in which the program wrote a line until it stands in the document. */
    private static final String NOTING_LINES = """
            () => {
                window.seen = [];
                const note = line => {
                    const told = /line (\\d+) written (\\d+)/.exec(line.textContent);
                    if (told) window.seen.push([Number(told[1]), Number(told[2]), Date.now()]);
                };
                new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(note)))
                    .observe(document.querySelector('.log__lines'), { childList: true });
            }
            """;

    private static final String WITHIN = """
            ({ from, to }) => ({
                lines: window.seen.filter(line => line[1] >= from && line[1] < to).map(line => [line[0], line[2] - line[1]]),
                pushes: window.pushes.filter(at => at >= from && at < to)
            })
            """;

    private static final String DOWNLOAD = """
            async () => {
                const reader = (await fetch(document.querySelector('a.log__file').href)).body.getReader();
                let bytes = 0;
                for (let part = await reader.read(); !part.done; part = await reader.read()) bytes += part.value.length;
                return bytes;
            }
            """;

    private final List<Page> pages = new ArrayList<>();

    /** @param run its number */
    Audience(String address, String run, int viewers) {
        for (int viewer = 0; viewer < viewers; viewer++) {
            pages.add(open(address, "/runs/" + run + "?tab=log&step=infrastructure"));
        }
    }

    private static Page open(String address, String path) {
        var context = Chromium.launch().newContext(new Browser.NewContextOptions().setLocale("en-GB"));
        context.setDefaultTimeout(LONGEST_MILLIS);
        var page = context.newPage();
        page.addInitScript(NOTING_PUSHES);
        page.navigate(address + "/sign-in");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("Ada Baumann")))
                .click();
        page.locator("vaadin-app-layout nav").first().waitFor();
        page.navigate(address + path);
        page.locator(".log__line").first().waitFor();
        page.evaluate(NOTING_LINES);
        return page;
    }

    /**
     * What reached all of them of what was written within a while.
     *
     * @param delays in milliseconds, of each line at each viewer
     * @param lost how many lines did not come, of all viewers
     * @param aSecond how many pushes each viewer got in each whole second
     */
    record Seen(List<Double> delays, long lost, List<Long> aSecond) {}

    /** @param patience how much longer lines may be under way that were written at its end */
    Seen watch(Duration length, Duration patience) {
        long from = System.currentTimeMillis();
        long to = from + length.toMillis();
        Waiting.pause(length.plus(patience));
        List<Double> delays = new ArrayList<>();
        List<Long> aSecond = new ArrayList<>();
        long lost = 0;
        for (Page page : pages) {
            var told = (Map<?, ?>) page.evaluate(WITHIN, Map.of("from", (double) from, "to", (double) to));
            List<long[]> lines = pairs(told.get("lines"));
            lines.forEach(line -> delays.add((double) line[1]));
            lost += lost(lines);
            List<Long> pushes = numbers(told.get("pushes")).toList();
            for (long second = from; second + 1_000 <= to; second += 1_000) {
                long begin = second;
                aSecond.add(pushes.stream()
                        .filter(at -> at >= begin && at < begin + 1_000)
                        .count());
            }
        }
        return new Seen(delays, lost, aSecond);
    }

    /** Lines are numbered. */
    private static long lost(List<long[]> lines) {
        if (lines.isEmpty()) {
            throw new IllegalStateException("a viewer has seen no line");
        }
        var numbers = lines.stream().mapToLong(line -> line[0]).summaryStatistics();
        return numbers.getMax() - numbers.getMin() + 1 - lines.size();
    }

    private static List<long[]> pairs(@Nullable Object lines) {
        return ((List<?>) Objects.requireNonNull(lines))
                .stream()
                        .map(pair -> numbers(pair).mapToLong(Long::longValue).toArray())
                        .toList();
    }

    private static Stream<Long> numbers(@Nullable Object list) {
        return ((List<?>) Objects.requireNonNull(list)).stream().map(number -> ((Number) number).longValue());
    }

    /** How many lines the first one's browser holds. */
    long held() {
        return pages.getFirst().locator(".log__line").count();
    }

    /** The first one has the whole log sent, and throws it away; how many bytes that were. */
    long download() {
        return ((Number) pages.getFirst().evaluate(DOWNLOAD)).longValue();
    }

    @Override
    public void close() {
        pages.forEach(page -> page.context().close());
    }
}
