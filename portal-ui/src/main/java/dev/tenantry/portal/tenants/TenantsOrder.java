package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.register.TenantOrder;

/** The orders of the list, each a link to it. */
final class TenantsOrder extends Nav {

    TenantsOrder(TenantsQuery query) {
        addClassName("orders");
        setAriaLabel(Texts.t("tenants.order"));
        for (TenantOrder order : TenantOrder.values()) {
            add(link(query, order));
        }
    }

    private static Anchor link(TenantsQuery query, TenantOrder order) {
        Anchor link = new Anchor(query.sorted(order).path(), Texts.t(order));
        link.setRouterIgnore(false);
        link.addClassName("orders__one");
        if (order == query.order()) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }
}
