package dev.tenantry.portal.tenants;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.register.Field;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.TenantProfile.SignInKind;
import java.util.Set;
import java.util.stream.Stream;

/** What follows from the way in which employees sign in. */
final class SignInCase {

    private static final Set<String> BEHIND_A_KEYCLOAK = Set.of(SignInKind.OWN_SAML.name(), SignInKind.OWN_LDAP.name());

    private static final Set<String> OWN =
            Set.of(SignInKind.OWN_OIDC.name(), SignInKind.OWN_SAML.name(), SignInKind.OWN_LDAP.name());

    private SignInCase() {}

    /** What has to be prepared, and what has to be brought later. */
    static Stream<InlineNotice> of(TenantDraft draft) {
        String kind = draft.get(Field.SIGN_IN);
        boolean local = kind.equals(SignInKind.LOCAL_ACCOUNTS.name());
        Stream<String> words = Stream.of(
                BEHIND_A_KEYCLOAK.contains(kind) ? "wizard.behindKeycloak" : "",
                local || draft.get(Field.ISSUER).isEmpty() ? "" : "wizard.clientSecret",
                OWN.contains(kind) && draft.get(Field.SIGN_IN_ADDRESSES).isEmpty() ? "wizard.addresses" : "");
        return words.filter(key -> !key.isEmpty()).map(key -> InlineNotice.info(Texts.t(key)));
    }
}
