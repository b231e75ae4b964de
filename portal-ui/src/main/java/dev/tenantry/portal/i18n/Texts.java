package dev.tenantry.portal.i18n;

import com.vaadin.flow.component.UI;
import dev.tenantry.steps.Saying;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Texts and numbers in the viewer's language. Patterns are those of {@link MessageFormat}, always: an apostrophe in a
 * property file is written twice.
 */
public final class Texts {

    private static final Logger LOG = LoggerFactory.getLogger(Texts.class);

    private Texts() {}

    /** The text of a key in the language of the current user interface, English where there is none. */
    public static String t(String key, Object... arguments) {
        return in(language(), key, arguments);
    }

    /** The text of a constant: key {@code <simple class name>.<constant name>}. */
    public static String t(Enum<?> constant) {
        return t(key(constant));
    }

    /** The key under which a constant's text is found. */
    public static String key(Enum<?> constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }

    /** The text of a key in a given language. */
    public static String in(Language language, String key, Object... arguments) {
        var pattern = Messages.ofClassPath().in(language).get(key);
        if (pattern == null) {
            LOG.warn("no text for key {} in {}", key, language);
            return "!" + key + "!";
        }
        return new MessageFormat(pattern, language.locale()).format(arguments);
    }

    /** What our code or somebody else has said, in the viewer's language. */
    public static String t(Saying saying) {
        return in(language(), saying);
    }

    /** What our code or somebody else has said; the words of others stay as they are. */
    public static String in(Language language, Saying saying) {
        return switch (saying) {
            case Saying.Quote(var text) -> text;
            case Saying.Several(var sayings) ->
                sayings.stream()
                        .map(each -> in(language, each))
                        .reduce((before, next) -> before + (before.endsWith(".") ? " " : "; ") + next)
                        .orElse("");
            case Saying.Sentence sentence -> in(language, sentence);
        };
    }

    /** Of what only another version can say, or nobody has named here, the name is shown. */
    private static String in(Language language, Saying.Sentence sentence) {
        if (!Messages.ofClassPath().in(language).containsKey(sentence.key())) {
            return sentence.toString().substring(sentence.key().indexOf('.') + 1);
        }
        Object[] arguments = sentence.arguments().stream()
                .map(each -> each instanceof Saying saying ? in(language, saying) : each)
                .toArray();
        return in(language, sentence.key(), arguments);
    }

    /** The text of a key that need not be there, in the viewer's language. */
    public static Optional<String> find(String key, Object... arguments) {
        return Messages.ofClassPath().in(language()).containsKey(key)
                ? Optional.of(t(key, arguments))
                : Optional.empty();
    }

    /** The viewer's language. */
    public static Language language() {
        return Language.of(locale());
    }

    /** The viewer's locale, for the formats of numbers and dates. */
    public static Locale locale() {
        var ui = UI.getCurrent();
        return ui == null ? Language.EN.locale() : ui.getLocale();
    }
}
