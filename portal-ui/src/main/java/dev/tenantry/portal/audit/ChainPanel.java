package dev.tenantry.portal.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.AuditTrail.Verification;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.tenants.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Verifies the chain that is looked at: the provider's, or the chosen tenant's. */
class ChainPanel extends Div {

    private static final Set<Role> MAY_VERIFY = Set.of(Role.PROVIDER_ADMIN, Role.AUDITOR, Role.TENANT_ADMIN);

    private final Supplier<Verification> verification;

    private ChainPanel(String chain, Supplier<Verification> verification) {
        this.verification = verification;
        add(InlineNotice.info(Texts.t("audit.chain.hint", chain), verify()));
    }

    /** The panel, if the viewer may verify. */
    static Optional<ChainPanel> forViewer(AuditTrail trail, Viewer viewer, @Nullable TenantId chosen) {
        if (!viewer.hasAny(MAY_VERIFY)) {
            return Optional.empty();
        }
        var tenant = viewer.isStaff() ? chosen : viewer.tenants().iterator().next();
        return Optional.of(
                tenant == null
                        ? new ChainPanel(Texts.t("audit.chain.provider"), trail::verify)
                        : new ChainPanel(Texts.t("audit.chain.tenant", tenant), () -> trail.verifyOf(tenant)));
    }

    private Button verify() {
        var button = new Button(Texts.t("audit.chain.verify"), Icon.CHAIN.decorative(), e -> show(verification.get()));
        button.setDisableOnClick(true);
        return button;
    }

    private void show(Verification found) {
        removeAll();
        add(
                switch (found) {
                    case Verification.Whole(long entries) ->
                        InlineNotice.success(Texts.t("audit.chain.whole", entries), verify());
                    case Verification.Broken(long seq, String why) ->
                        InlineNotice.error(Texts.t("audit.chain.broken", seq, why), verify());
                });
    }
}
