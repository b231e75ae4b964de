package dev.tenantry.portal.people;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.PersonId;
import dev.tenantry.people.KnownPerson;
import dev.tenantry.people.PeopleManagement;
import dev.tenantry.people.PeopleReading;
import dev.tenantry.people.Withdrawal;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.Page;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One person: what they may do, and how it is taken from them. */
@Route("people/:person([0-9a-f-]{36})")
@RolesAllowed("PROVIDER_ADMIN")
class PersonView extends Page implements BeforeEnterObserver {

    private final PeopleReading reading;
    private final PeopleManagement people;
    private final Div said = new Div();

    PersonView(PeopleReading reading, PeopleManagement people) {
        this.reading = reading;
        this.people = people;
        said.getElement().setAttribute("aria-live", "polite");
        narrow();
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("people.heading"), PeopleView.PATH));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        PersonId id = PersonWords.id(event.getRouteParameters());
        said.removeAll();
        show(reading.person(id).orElseThrow(() -> new NotFound("person")));
    }

    private void show(KnownPerson person) {
        removeAll();
        header(person.name(), Texts.t("people.person.answers"));
        add(said);
        if (person.awaited()) {
            add(InlineNotice.info(Texts.t("people.awaited.how", person.email())));
        }
        add(
                new Card(Texts.t("people.person"), new PersonFacts(person)),
                new Card(
                        Texts.t("people.roles"),
                        new HeldRoles(person, held -> tell(person, people.withdraw(person.id(), held.membership())))),
                new EraseCard(person, () -> erased(person, people.erase(person.id()))));
    }

    /** What stands on the page is as old as the page: it is read anew whatever came of it. */
    private void tell(KnownPerson person, Withdrawal outcome) {
        said.removeAll();
        said.add(PersonSaid.of(outcome));
        reading.person(person.id()).ifPresentOrElse(this::show, () -> gone(person));
    }

    private void erased(KnownPerson person, Withdrawal outcome) {
        if (outcome == Withdrawal.DONE) {
            said.removeAll();
            said.add(InlineNotice.success(Texts.t("people.erased", person.id())));
            gone(person);
        } else {
            tell(person, outcome);
        }
    }

    private void gone(KnownPerson person) {
        removeAll();
        header(Texts.t("people.gone"), Texts.t("people.gone.answers", person.id()));
        add(said);
    }
}
