package dev.tenantry.portal.people;

import dev.tenantry.people.Withdrawal;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;

/** What came of taking something from a person, in words. */
final class PersonSaid {

    private PersonSaid() {}

    static InlineNotice of(Withdrawal outcome) {
        String words = Texts.t(outcome);
        return switch (outcome) {
            case DONE -> InlineNotice.success(words);
            case NOTHING_TO_WITHDRAW -> InlineNotice.warning(words);
            case LAST_ADMINISTRATOR -> InlineNotice.error(words);
        };
    }
}
