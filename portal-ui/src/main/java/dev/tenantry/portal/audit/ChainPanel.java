package dev.tenantry.portal.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.AuditTrail.Flaw;
import dev.tenantry.audit.AuditTrail.Verification;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.InlineNotice;
import java.util.Optional;
import java.util.function.Supplier;

/** Verifies the chain that is looked at: the provider's, or the chosen tenant's. */
class ChainPanel extends Div {

    private final Supplier<Verification> verification;

    private ChainPanel(String chain, Supplier<Verification> verification) {
        this.verification = verification;
        add(InlineNotice.info(Texts.t("audit.chain.hint", chain), verify()));
    }

    /** The panel, if the viewer may verify. */
    static Optional<ChainPanel> of(AuditTrail trail, WhoseTrail whose) {
        if (!whose.mayVerify()) {
            return Optional.empty();
        }
        var tenant = whose.tenant();
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
                    case Verification.Broken(long seq, Flaw flaw) ->
                        InlineNotice.error(Texts.t("audit.chain.broken", seq, Texts.t(flaw)), verify());
                });
    }
}
