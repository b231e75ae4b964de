package dev.tenantry.portal.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MessagesTests {

    private final Map<String, String> english = WrittenTexts.in(Language.EN);
    private final Map<String, String> german = WrittenTexts.in(Language.DE);

    @Test
    void has_the_same_keys_in_both_languages() {
        assertThat(new TreeSet<>(german.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
    }

    @Test
    void takes_the_same_arguments_in_both_languages() {
        var different = new TreeMap<String, String>();
        english.forEach((key, text) -> {
            if (arguments(text) != arguments(german.getOrDefault(key, text))) {
                different.put(key, text);
            }
        });
        assertThat(different).isEmpty();
    }

    @Test
    void leaves_no_text_empty_and_no_apostrophe_that_a_pattern_would_swallow() {
        assertThat(english.values()).allSatisfy(MessagesTests::isSound);
        assertThat(german.values()).allSatisfy(MessagesTests::isSound);
    }

    /** The later one would win without a word. */
    @Test
    void writes_no_key_twice_into_one_file() {
        assertThat(WrittenTexts.files())
                .hasSizeGreaterThan(10)
                .allSatisfy(file -> assertThat(Files.readAllLines(file).stream()
                                .filter(line -> line.contains("=") && !line.startsWith("#"))
                                .map(line -> line.substring(0, line.indexOf('='))))
                        .doesNotHaveDuplicates());
    }

    /** The sandbox's lie in a module of their own, and are read by people all the same. */
    @Test
    void knows_the_portals_texts_and_the_sandboxs() {
        assertThat(english).containsKeys("nav.tenants", "sandbox.heading");
        assertThat(english.keySet())
                .containsAll(Messages.ofClassPath().in(Language.EN).keySet());
    }

    @Test
    void says_it_in_the_language_asked_for() {
        assertThat(Texts.in(Language.DE, "look.copy", "Konto")).isEqualTo("Konto kopieren");
        assertThat(Texts.in(Language.EN, "look.copy", "account")).isEqualTo("Copy account");
        assertThat(Texts.in(Language.EN, "shell.needsYou", 1)).isEqualTo("1 thing needs you");
        assertThat(Texts.in(Language.EN, "shell.needsYou", 12)).isEqualTo("12 things need you");
    }

    @Test
    void shows_the_key_where_a_text_is_missing() {
        assertThat(Texts.in(Language.EN, "no.such.key")).isEqualTo("!no.such.key!");
    }

    private static int arguments(String pattern) {
        return new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }

    private static void isSound(String text) {
        assertThat(text).isNotBlank();
        assertThat(text.replace("''", "")).as("a lone apostrophe is swallowed").doesNotContain("'");
    }
}
