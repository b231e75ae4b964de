package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.register.TenantOrder;

/** Search and order of the list; both lead to another URL. */
final class TenantsBar extends Div {

    TenantsBar(TenantsQuery query) {
        addClassName("filters");
        add(search(query), order(query));
    }

    private static TextField search(TenantsQuery query) {
        TextField search = new TextField();
        search.setLabel(Texts.t("tenants.search"));
        search.setPrefixComponent(Icon.FILTER.decorative());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        search.getElement().setAttribute("data-filter", "");
        search.setValue(query.search());
        search.addValueChangeListener(typed -> show(query.searching(typed.getValue())));
        return search;
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
