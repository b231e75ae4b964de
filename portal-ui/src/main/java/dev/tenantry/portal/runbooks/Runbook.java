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
import java.util.stream.Stream;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The page about one class of failure. */
public final class Runbook {

    private static final String PAGES = "runbooks/";
    private static final String MARKDOWN = ".md";
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> (node, tag, attributes) -> leadInside(node, attributes))
            .build();

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
        Node document = PARSER.parse(markdown);
        if (document.getFirstChild() instanceof Heading title && title.getLevel() == 1) {
            title.unlink();
        }
        return RENDERER.render(document);
    }

    static String markdown(FailureClass failureClass, Language language) {
        String file = "/" + PAGES + language.tag() + "/" + name(failureClass) + MARKDOWN;
        try (InputStream page = Runbook.class.getResourceAsStream(file)) {
            if (page == null) {
                throw new IllegalStateException("there is no " + file);
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be read", failed);
        }
    }

    /** From file to file in the documentation is from page to page in the portal. */
    private static void leadInside(Node node, Map<String, String> attributes) {
        if (node instanceof Link link && link.getDestination().matches("[a-z-]+\\.md")) {
            String other = link.getDestination();
            attributes.put("href", PAGES + other.substring(0, other.length() - MARKDOWN.length()));
        }
    }
}
