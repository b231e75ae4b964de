package dev.tenantry.sandbox.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Scans a page with axe-core (MPL-2.0, vendored under {@code axe/}) for WCAG 2.2 AA and good practice. */
final class Axe {

    /**
     * What Vaadin 25.2 itself gets wrong and we cannot change from outside: the indicator of a lost connection stands
     * outside of landmarks, and items of an open menu bar carry attributes that their role does not know.
     */
    private static final String SCAN = """
            async () => {
              const found = await axe.run(
                { exclude: ['vaadin-connection-indicator', 'vaadin-menu-bar-item', 'vaadin-menu-bar-submenu'] },
                { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
              return found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')} ${n.failureSummary}`));
            }
            """;

    private static final String SOURCE = read();

    private Axe() {}

    /** One line for each violation; empty is good. */
    static List<String> violations(Page page) {
        page.evaluate(SOURCE);
        var found = (List<?>) page.evaluate(SCAN);
        return found.stream().flatMap(line -> Stream.of(String.valueOf(line))).toList();
    }

    private static String read() {
        try (var in = Axe.class.getResourceAsStream("/axe/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe.min.js is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
