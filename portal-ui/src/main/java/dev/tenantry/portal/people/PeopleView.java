package dev.tenantry.portal.people;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import dev.tenantry.people.PeoplePage;
import dev.tenantry.people.PeopleReading;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.EmptyState;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.look.Pager;
import jakarta.annotation.security.RolesAllowed;

/** Everybody who may do something, by name; which ones is in the URL. */
@Route(PeopleView.PATH)
@RolesAllowed("PROVIDER_ADMIN")
class PeopleView extends Page implements BeforeEnterObserver {

    static final String PATH = "people";

    private final PeopleReading people;

    PeopleView(PeopleReading people) {
        this.people = people;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Location here = event.getLocation();
        PeopleQuery query = PeopleQuery.of(here.getQueryParameters());
        PeoplePage page = people.list(query.filter());
        header(Texts.t("people.heading"), Texts.t("people.answers"), invite());
        add(new PeopleBar(query));
        if (page.people().isEmpty()) {
            add(new EmptyState(Icon.PEOPLE, Texts.t("people.nothing"), Texts.t("people.nothing.hint")));
            return;
        }
        add(new PeopleTable(page.people()));
        String next = page.next() == null ? null : page.next().toString();
        add(new Pager(here, Texts.t("people.shown", page.people().size()), next));
    }

    private static Button invite() {
        Button invite = new Button(
                Texts.t("people.invite"),
                Icon.PLUS.prefix(),
                pressed -> UI.getCurrentOrThrow().navigate(InviteView.PATH));
        invite.addThemeVariants(ButtonVariant.PRIMARY);
        return invite;
    }
}
