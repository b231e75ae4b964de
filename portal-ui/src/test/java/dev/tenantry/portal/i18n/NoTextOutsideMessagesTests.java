package dev.tenantry.portal.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads the sources: what a view shows comes from a property file, and every key it names is there. */
class NoTextOutsideMessagesTests {

    /** Calls whose literal would be seen or heard by a person. */
    private static final Pattern SEEN = Pattern.compile(
            "(?:new (?:Span|H1|H2|H3|Paragraph|Button|Anchor|NativeLabel|Checkbox|TextField|EmptyState|ListItem|Text"
                    + "|PageHeader|Card|Notification)\\(\\s*|setText\\(|setLabel\\(|setPlaceholder\\(|setHelperText\\("
                    + "|setTitle\\(|setAriaLabel\\(|setHeaderTitle\\(|setTooltipText\\(|Notification\\.show\\("
                    + "|setErrorMessage\\(|@PageTitle\\(|\"aria-label\",\\s*|\"title\",\\s*)\"([^\"]*\\p{L}{2}[^\"]*)\"");

    private static final Pattern KEY = Pattern.compile("(?:Texts\\.)?\\bt\\(\\s*\"([^\"]+)\"");

    /** What is the same in every language: addresses, and names of keys on the keyboard. */
    private static final Pattern SAME_EVERYWHERE = Pattern.compile("#?[a-z-]+|/.*|brand/.*|Ctrl K");

    @Test
    void shows_no_literal_text() {
        var found = WrittenTexts.sources()
                .flatMap(source -> SEEN.matcher(read(source))
                        .results()
                        .map(match -> match.group(1))
                        .filter(text -> !SAME_EVERYWHERE.matcher(text).matches())
                        .map(text -> source.getFileName() + ": " + text))
                .toList();
        assertThat(found).isEmpty();
    }

    @Test
    void names_only_keys_that_exist() {
        var known = WrittenTexts.in(Language.EN).keySet();
        var missing = new TreeSet<String>();
        WrittenTexts.sources()
                .forEach(source -> KEY.matcher(read(source))
                        .results()
                        .map(match -> match.group(1))
                        .filter(key -> !known.contains(key))
                        .forEach(key -> missing.add(source.getFileName() + ": " + key)));
        assertThat(missing).isEmpty();
    }

    @Test
    void keeps_no_text_that_nobody_shows() {
        var all = WrittenTexts.sources().map(NoTextOutsideMessagesTests::read).toList();
        var unused = WrittenTexts.in(Language.EN).keySet().stream()
                .filter(key -> !isConstant(key))
                .filter(key -> all.stream().noneMatch(source -> source.contains("\"" + key + "\"")))
                .filter(key -> !key.endsWith(".hint"))
                .toList();
        assertThat(unused).isEmpty();
    }

    /** Constants of enums, recorded acts and names of stand-ins: their keys are put together. */
    private static boolean isConstant(String key) {
        return Character.isUpperCase(key.charAt(0)) || key.startsWith("act.") || key.startsWith("standIn.");
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
