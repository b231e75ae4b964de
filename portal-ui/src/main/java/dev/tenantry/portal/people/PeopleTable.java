package dev.tenantry.portal.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.people.KnownPerson;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.portal.look.Table;
import java.util.List;

/** People as rows; every row leads to its person. */
@Uses(Ago.class)
final class PeopleTable extends Table<KnownPerson> {

    PeopleTable(List<KnownPerson> people) {
        super(Texts.t("people.heading"));
        column(Texts.t("people.column.name"), PeopleTable::name);
        column(Texts.t("people.column.email"), person -> new Span(person.email()));
        column(Texts.t("people.column.roles"), PeopleTable::roles);
        column(Texts.t("people.column.since"), person -> new Ago(person.since()));
        show(people);
    }

    private static Component name(KnownPerson person) {
        Anchor link = new Anchor(PersonWords.page(person.id()), person.name());
        link.setRouterIgnore(false);
        link.getElement().setAttribute("data-row", "");
        Div cell = new Div(link);
        cell.addClassName("cell--stacked");
        if (person.awaited()) {
            cell.add(StateBadge.of(State.WAITING, Texts.t("people.awaited")));
        }
        return cell;
    }

    private static Component roles(KnownPerson person) {
        Div cell = new Div();
        cell.addClassName("cell--stacked");
        person.memberships().forEach(held -> cell.add(new Span(PersonWords.of(held))));
        if (person.memberships().isEmpty()) {
            cell.add(new Span(Texts.t("people.roles.none")));
        }
        return cell;
    }
}
