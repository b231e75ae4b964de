package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.CopyButton;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.register.TenantDraft;
import dev.tenantry.tenants.TenantId;

/** How the customer lets the provider into the account: one link, or what to do where there is none. */
final class BootstrapCard extends Div {

    /** @param nameTaken whether another tenant has the draft's short name */
    BootstrapCard(BootstrapSettings settings, TenantId tenant, TenantDraft draft, boolean nameTaken) {
        addClassName("run__top");
        String externalId = Texts.t("wizard.externalId");
        add(new Paragraph(Texts.t("bootstrap.what")));
        add(new KeyValue().fact(externalId, Mono.copyable(externalId, tenant.toString())));
        add(
                switch (QuickCreate.of(settings, tenant, draft, nameTaken)) {
                    case QuickCreate.Ready(var link) -> link(link);
                    case QuickCreate.Incomplete incomplete -> InlineNotice.info(Texts.t("bootstrap.incomplete"));
                    case QuickCreate.NameTaken taken -> InlineNotice.warning(Texts.t("bootstrap.nameTaken"));
                    case QuickCreate.NotConfigured none -> InlineNotice.warning(Texts.t("bootstrap.notConfigured"));
                });
        if (settings.emulated()) {
            add(InlineNotice.info(Texts.t("bootstrap.emulated")));
        }
    }

    private static Component link(String link) {
        Anchor anchor = new Anchor(link, Texts.t("bootstrap.link"), AnchorTarget.BLANK);
        anchor.addClassName("button-link");
        anchor.getElement().setAttribute("rel", "noopener noreferrer");
        Div bar = new Div(anchor, new CopyButton(Texts.t("bootstrap.link"), link));
        bar.addClassName("notice__acts");
        return bar;
    }
}
