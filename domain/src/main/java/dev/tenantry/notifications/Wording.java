package dev.tenantry.notifications;

import java.util.Locale;

/** Puts a notice into words. */
public interface Wording {

    /** Plain text without links; these are added by whoever sends. Any language that is not known becomes English. */
    Words of(Notice notice, Locale language);

    /**
     * What a notice says.
     *
     * @param subject one line
     */
    record Words(String subject, String body) {}
}
