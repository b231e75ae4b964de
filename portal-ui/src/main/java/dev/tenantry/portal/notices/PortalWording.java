package dev.tenantry.portal.notices;

import dev.tenantry.notifications.Notice;
import dev.tenantry.notifications.Wording;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Messages;
import dev.tenantry.portal.i18n.Texts;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The texts of notices, beside those of the pages they lead to. */
@Component
class PortalWording implements Wording {

    @Override
    public Words of(Notice notice, Locale locale) {
        var language = Language.of(locale);
        var facts = facts(notice, language);
        var key = Texts.key(notice.kind());
        return new Words(
                Texts.in(language, key + ".subject", facts),
                Texts.in(language, key + ".body", facts).strip());
    }

    private static Object[] facts(Notice notice, Language language) {
        var names = switch (notice.kind()) {
            case APPROVAL_WANTED, LOCK_RELEASE_WANTED, ROLLBACK_WANTED -> Stream.of("tenant", "run", "kind");
            case DRIFT_FOUND, ALARM -> Stream.of("tenant", "count");
            case LEFTOVERS -> Stream.of("tenant", "found");
            case RUN_INCIDENT -> Stream.of("tenant", "run", "kind", "cause", "cause.remedy");
            case ADMINISTRATOR_INVITED -> Stream.of("tenant");
            case DATABASE_RESTORED -> Stream.of("known");
            case AUDIT_BROKEN -> Stream.of("chain", "entry", "since");
        };
        return names.map(name -> fact(notice, name, language)).toArray();
    }

    private static String fact(Notice notice, String name, Language language) {
        var remedy = name.endsWith(".remedy");
        var value = notice.facts().getOrDefault(remedy ? name.substring(0, name.length() - 7) : name, "");
        var key = remedy ? value + ".remedy" : value;
        return Messages.ofClassPath().in(language).containsKey(key) ? Texts.in(language, key) : remedy ? "" : value;
    }
}
