package dev.tenantry.portal.runbooks;

import dev.tenantry.portal.i18n.Language;
import java.util.Optional;

/** The page about what to do when an alarm goes off; several alarms share one. */
public final class AlertRunbook {

    private static final String PAGES = Runbook.PAGES + "alerts/";

    /** Title and what stands below it, as HTML. */
    record Page(String title, String html) {}

    private AlertRunbook() {}

    /**
     * Where the portal shows it, without a slash before it.
     *
     * @param name of a page of docs/runbooks/alerts
     */
    public static String path(String name) {
        return PAGES + name;
    }

    /** Empty if there is no such page. */
    static Optional<Page> page(String name, Language language) {
        return Runbook.text("/" + PAGES + language.tag() + "/" + name + Runbook.MARKDOWN)
                .map(markdown -> new Page(Runbook.title(markdown), Runbook.html(markdown, AlertRunbook::inside)));
    }

    /** From file to file in the documentation is from page to page in the portal, where it has that page. */
    private static Optional<String> inside(String link) {
        if (link.matches("[a-z-]+\\.md")) {
            return Optional.of(PAGES + withoutEnd(link));
        }
        return link.matches("\\.\\./\\.\\./[a-z]{2}/[a-z-]+\\.md")
                ? Optional.of(Runbook.PAGES + withoutEnd(link.substring("../../xx/".length())))
                : Optional.empty();
    }

    private static String withoutEnd(String file) {
        return file.substring(0, file.length() - Runbook.MARKDOWN.length());
    }
}
