package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.SearchField;

/** Search and order of the list; both lead to another URL. */
final class TenantsBar extends Div {

    TenantsBar(TenantsQuery query) {
        addClassName("list-bar");
        add(
                new SearchField(Texts.t("tenants.search"), query.search(), text -> show(query.searching(text))),
                new TenantsOrder(query));
    }

    private static void show(TenantsQuery query) {
        UI.getCurrentOrThrow().navigate("tenants", query.parameters());
    }
}
