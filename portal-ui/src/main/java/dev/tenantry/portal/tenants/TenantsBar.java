package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.SearchField;
import dev.tenantry.register.TenantOrder;

/** Search and order of the list; both lead to another URL. */
final class TenantsBar extends Div {

    TenantsBar(TenantsQuery query) {
        addClassName("filters");
        add(
                new SearchField(Texts.t("tenants.search"), query.search(), text -> show(query.searching(text))),
                order(query));
    }

    private static Select<TenantOrder> order(TenantsQuery query) {
        Select<TenantOrder> order = new Select<>();
        order.setLabel(Texts.t("tenants.order"));
        order.setItems(TenantOrder.values());
        order.setItemLabelGenerator(Texts::t);
        order.setValue(query.order());
        order.addValueChangeListener(chosen -> show(query.sorted(chosen.getValue())));
        return order;
    }

    private static void show(TenantsQuery query) {
        UI.getCurrentOrThrow().navigate("tenants", query.parameters());
    }
}
