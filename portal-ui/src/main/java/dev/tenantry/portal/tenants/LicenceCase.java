package dev.tenantry.portal.tenants;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.Branding;
import java.util.Optional;

/** Which case of Open WebUI's licence applies to the number of people expected. */
final class LicenceCase {

    private LicenceCase() {}

    /** Empty where no number of people is given. */
    static Optional<InlineNotice> of(TenantDraft draft) {
        return Optional.of(draft.get(Field.EXPECTED_USERS))
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .map(people -> InlineNotice.info(words(Branding.of(people))));
    }

    private static String words(Branding branding) {
        return switch (branding) {
            case REPLACEABLE -> Texts.t("Branding.REPLACEABLE");
            case KEPT -> Texts.t("Branding.KEPT");
        };
    }
}
