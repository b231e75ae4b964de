package dev.tenantry.portal.people;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.people.KnownPerson;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;

/** Who somebody is, as far as the portal knows, and the way to what was done to them. */
final class PersonFacts extends Composite<Div> {

    PersonFacts(KnownPerson person) {
        String id = person.id().toString();
        String recorded = "audit?subject=" + id;
        Anchor trail = new Anchor(recorded, Texts.t("people.audit"));
        trail.setRouterIgnore(false);
        getContent()
                .add(
                        new KeyValue()
                                .fact(Texts.t("people.email"), person.email())
                                .fact(Texts.t("people.column.since"), new Ago(person.since()).exact())
                                .fact(Texts.t("people.id"), Mono.copyable(Texts.t("people.id"), id)),
                        trail);
    }
}
