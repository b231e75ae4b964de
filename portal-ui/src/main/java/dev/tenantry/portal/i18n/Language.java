package dev.tenantry.portal.i18n;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The languages that the portal speaks completely. */
public enum Language {
    EN(Locale.ENGLISH, "English"),
    DE(Locale.GERMAN, "Deutsch");

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    /** Language alone, without a country. */
    public Locale locale() {
        return locale;
    }

    /** As in {@code lang="de"} and in file names. */
    public String tag() {
        return locale.getLanguage();
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    /** The language that a locale asks for; English if it is none of ours. */
    public static Language of(Locale locale) {
        return byTag(locale.getLanguage()).orElse(EN);
    }

    /** The language of a tag, if it is one of ours. */
    public static Optional<Language> byTag(String tag) {
        return Stream.of(values()).filter(l -> l.tag().equals(tag)).findFirst();
    }
}
