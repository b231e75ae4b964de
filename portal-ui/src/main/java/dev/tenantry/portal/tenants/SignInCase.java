package dev.tenantry.portal.tenants;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.util.Optional;
import java.util.Set;

/** What follows from the way in which employees sign in. */
final class SignInCase {

    private static final Set<String> WITH_CLIENT_SECRET =
            Set.of(SignInKind.OWN_OIDC.name(), SignInKind.PROVIDER_KEYCLOAK.name());

    private SignInCase() {}

    /** Empty where nothing has to be brought later. */
    static Optional<InlineNotice> of(TenantDraft draft) {
        boolean secret = WITH_CLIENT_SECRET.contains(draft.get(Field.SIGN_IN))
                && !draft.get(Field.ISSUER).isEmpty();
        return secret ? Optional.of(InlineNotice.info(Texts.t("wizard.clientSecret"))) : Optional.empty();
    }
}
