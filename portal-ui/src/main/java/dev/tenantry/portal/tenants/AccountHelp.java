package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.register.TenantDraft;
import java.util.List;
import java.util.function.Supplier;

/** What stays the same beneath the account's inputs during one visit of the page. */
record AccountHelp(AccessCheck check, MadeAccountCard made) {

    /** Where the account was made for the tenant there is nothing for the customer to do. */
    List<Component> whole(TenantDraft draft, Supplier<Component> bootstrap) {
        Card offer = new Card(Texts.t("madeAccount.heading"), made.about(draft));
        return made.isMade() ? List.of(offer, access(draft)) : List.of(access(draft, bootstrap.get()), offer);
    }

    /** For the review, where nothing is ordered any more. */
    Component inShort(TenantDraft draft, Supplier<Component> bootstrap) {
        return made.isMade() ? access(draft, made.about(draft)) : access(draft, bootstrap.get());
    }

    private Card access(TenantDraft draft, Component... before) {
        Card card = new Card(Texts.t("bootstrap.heading"), before);
        card.add(check.about(draft));
        return card;
    }
}
