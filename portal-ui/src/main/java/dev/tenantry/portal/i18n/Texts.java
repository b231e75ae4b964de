package dev.tenantry.portal.i18n;

import com.vaadin.flow.component.UI;
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
