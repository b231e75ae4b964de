package dev.tenantry.portal.runbooks;

import dev.tenantry.portal.i18n.Language;
import dev.tenantry.steps.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** The page about one class of failure. */
public final class Runbook {

    static final String PAGES = "runbooks/";
    static final String MARKDOWN = ".md";
    private static final Parser PARSER = Parser.builder().build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().build();

    private Runbook() {}

    /** Where the portal shows it, without a slash before it. */
    public static String path(FailureClass failureClass) {
        return PAGES + name(failureClass);
    }

    static Optional<FailureClass> named(String name) {
        return Stream.of(FailureClass.values())
                .filter(each -> name(each).equals(name))
                .findFirst();
    }

    /** As in addresses and names of files. */
    static String name(FailureClass failureClass) {
        return failureClass.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All of it below its title. HTML that stands in the page itself comes as text. */
    static String html(FailureClass failureClass, Language language) {
        return html(markdown(failureClass, language));
    }

    static String html(String markdown) {
        return html(markdown, Runbook::inside);
    }

    /** @param inside where the portal shows what a link leads to; a link that it shows nowhere leads nowhere */
    static String html(String markdown, Function<String, Optional<String>> inside) {
        Node document = PARSER.parse(markdown);
        title(document).ifPresent(Node::unlink);
        return HtmlRenderer.builder()
                .escapeHtml(true)
                .sanitizeUrls(true)
                .attributeProviderFactory(context -> (node, tag, attributes) -> lead(node, attributes, inside))
                .build()
                .render(document);
    }

    static String title(String markdown) {
        return title(PARSER.parse(markdown)).map(TEXT::render).orElse("");
    }

    private static Optional<Heading> title(Node document) {
        return document.getFirstChild() instanceof Heading title && title.getLevel() == 1
                ? Optional.of(title)
                : Optional.empty();
    }

    static String markdown(FailureClass failureClass, Language language) {
        String file = "/" + PAGES + language.tag() + "/" + name(failureClass) + MARKDOWN;
        return text(file).orElseThrow(() -> new IllegalStateException("there is no " + file));
    }

    /** Empty if there is no such file on the class path. */
    static Optional<String> text(String file) {
        try (InputStream page = Runbook.class.getResourceAsStream(file)) {
            return page == null
                    ? Optional.empty()
                    : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be read", failed);
        }
    }

    private static void lead(Node node, Map<String, String> attributes, Function<String, Optional<String>> inside) {
        if (node instanceof Link link && link.getDestination().contains(MARKDOWN)) {
            inside.apply(link.getDestination())
                    .ifPresentOrElse(page -> attributes.put("href", page), () -> attributes.remove("href"));
        }
    }

    /** From file to file in the documentation is from page to page in the portal. */
    private static Optional<String> inside(String link) {
        return link.matches("[a-z-]+\\.md")
                ? Optional.of(PAGES + link.substring(0, link.length() - MARKDOWN.length()))
                : Optional.of(link);
    }
}
