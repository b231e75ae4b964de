package dev.tenantry.portal.runbooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.steps.FailureClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every page of docs/runbooks. */
class RunbookTests {

    private static final Path PAGES = Path.of("../docs/runbooks");
    private static final int SHORT = 45;

    @ParameterizedTest
    @EnumSource(Language.class)
    void has_one_page_for_each_class_and_none_for_a_class_that_is_gone(Language language) throws IOException {
        assertThat(files(language))
                .containsExactlyInAnyOrderElementsOf(Stream.of(FailureClass.values())
                        .map(each -> Runbook.name(each) + ".md")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void is_titled_as_the_class_is_called(FailureClass failureClass) throws IOException {
        for (Language language : Language.values()) {
            assertThat(headings(page(language, Runbook.name(failureClass) + ".md"), 1))
                    .containsExactly(Texts.in(language, Texts.key(failureClass)));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void asks_the_same_questions_on_each_page_and_stays_short(Language language) throws IOException {
        for (String file : files(language)) {
            assertThat(headings(page(language, file), 2)).as(file).isEqualTo(questions(language));
            assertThat(Files.readAllLines(path(language, file))).as(file).hasSizeLessThanOrEqualTo(SHORT);
        }
    }

    private static List<String> questions(Language language) {
        return switch (language) {
            case EN ->
                List.of(
                        "What it means",
                        "How it shows",
                        "What the portal has done",
                        "Look first",
                        "What to do",
                        "Solved when",
                        "Roll back instead",
                        "Never");
            case DE ->
                List.of(
                        "Was es bedeutet",
                        "Woran man es erkennt",
                        "Was das Portal getan hat",
                        "Zuerst ansehen",
                        "Was zu tun ist",
                        "Gelöst, wenn",
                        "Wann lieber zurückrollen",
                        "Was man nicht tun darf");
        };
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void leads_only_to_other_pages_and_has_neither_pictures_nor_html(Language language) throws IOException {
        List<String> files = files(language);
        for (String file : files) {
            assertThat(files).as(file).containsAll(outside(page(language, file)));
        }
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void is_shown_as_it_stands_in_the_documentation(FailureClass failureClass) throws IOException {
        for (Language language : Language.values()) {
            assertThat(Runbook.markdown(failureClass, language))
                    .isEqualTo(Files.readString(path(language, Runbook.name(failureClass) + ".md")));
        }
    }

    @Test
    void leads_from_page_to_page_in_the_portal() {
        assertThat(Runbook.html(FailureClass.CANCELLED, Language.EN))
                .contains("href=\"runbooks/locked\"")
                .contains("<h2>What to do</h2>")
                .doesNotContain("<h1>")
                .doesNotContain(".md\"");
        assertThat(Runbook.named("state-not-saved")).contains(FailureClass.STATE_NOT_SAVED);
        assertThat(Runbook.named("STATE_NOT_SAVED")).isEmpty();
    }

    @Test
    void shows_html_as_text_and_lets_no_link_run_script() {
        assertThat(Runbook.html("<script>alert(1)</script>\n\nso <b onclick='x()'>this</b> [y](javascript:alert(1))"))
                .contains("&lt;script&gt;", "&lt;b onclick")
                .doesNotContain("<script")
                .doesNotContain("<b ")
                .doesNotContain("javascript:");
    }

    private static List<String> files(Language language) throws IOException {
        try (Stream<Path> files = Files.list(PAGES.resolve(language.tag()))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static Path path(Language language, String file) {
        return PAGES.resolve(language.tag()).resolve(file);
    }

    private static Node page(Language language, String file) throws IOException {
        return Parser.builder().build().parse(Files.readString(path(language, file)));
    }

    private static List<String> headings(Node page, int level) {
        TextContentRenderer text = TextContentRenderer.builder().build();
        List<String> found = new ArrayList<>();
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                if (heading.getLevel() == level) {
                    found.add(text.render(heading));
                }
            }
        });
        return found;
    }

    /** What a page leads to or brings along. */
    private static List<String> outside(Node page) {
        List<String> found = new ArrayList<>();
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                found.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                found.add(image.getDestination());
            }

            @Override
            public void visit(HtmlBlock html) {
                found.add(html.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                found.add(html.getLiteral());
            }
        });
        return found;
    }
}
