package dev.tenantry.portal.people;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.SearchField;

/** Search and role; both lead to another URL. */
final class PeopleBar extends Div {

    PeopleBar(PeopleQuery query) {
        addClassName("filters");
        getElement().setAttribute("role", "search");
        add(
                new SearchField(Texts.t("people.search"), query.search(), text -> show(query.searching(text))),
                role(query));
    }

    private static Select<Role> role(PeopleQuery query) {
        Select<Role> role = new Select<>();
        role.setLabel(Texts.t("people.role"));
        role.setItems(Role.values());
        role.setItemLabelGenerator(one -> one == null ? Texts.t("people.role.any") : Texts.t(one));
        role.setEmptySelectionAllowed(true);
        role.setEmptySelectionCaption(Texts.t("people.role.any"));
        role.setValue(query.role());
        role.addValueChangeListener(chosen -> show(query.holding(chosen.getValue())));
        return role;
    }

    private static void show(PeopleQuery query) {
        UI.getCurrentOrThrow().navigate(PeopleView.PATH, query.parameters());
    }
}
