package dev.tenantry.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.Element;
import java.util.Optional;
import java.util.stream.Stream;

/** The shell around the page that is open: what it shows, and how it hears that some run has news. */
public final class HeardNews {

    private HeardNews() {}

    /** Some run has news. */
    public static void come() {
        new Live(UI.getCurrentOrThrow(), shell()::news).show();
    }

    /** All that the page shows, its shell aside. */
    public static String list() {
        return all(shell().getElement())
                .filter(one -> "main".equals(one.isTextNode() ? "" : one.getTag()))
                .map(Element::getOuterHTML)
                .findFirst()
                .orElseThrow();
    }

    /** How much waits for the viewer in all, as the header says. */
    public static Optional<String> waiting() {
        return visible("bar__waiting").map(Element::getTextRecursively).findFirst();
    }

    /** How much waits behind this entry of the navigation. */
    public static Optional<String> waitingAt(String path) {
        return visible("menu__badge")
                .filter(badge -> path.equals(badge.getParent().getAttribute("href")))
                .map(Element::getTextRecursively)
                .findFirst();
    }

    private static Stream<Element> visible(String classed) {
        return all(shell().getElement())
                .filter(one -> !one.isTextNode() && one.getClassList().contains(classed) && one.isVisible());
    }

    private static Stream<Element> all(Element of) {
        return Stream.concat(Stream.of(of), of.getChildren().flatMap(HeardNews::all));
    }

    private static ShellLayout shell() {
        return UI.getCurrentOrThrow().getActiveRouterTargetsChain().stream()
                .filter(ShellLayout.class::isInstance)
                .map(ShellLayout.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
