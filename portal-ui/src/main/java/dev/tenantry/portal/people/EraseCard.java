package dev.tenantry.portal.people;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.people.KnownPerson;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.ConfirmByName;

/** The way to forget somebody; says what goes and what stays, and asks for their address. */
final class EraseCard extends Composite<Div> {

    EraseCard(KnownPerson person, Runnable erase) {
        Button button = new Button(
                Texts.t("people.erase"),
                pressed -> new ConfirmByName(
                                Texts.t("people.erase.ask", person.name()),
                                Texts.t("people.erase.act"),
                                person.email(),
                                new Paragraph(Texts.t("people.erase.consequence")),
                                confirmed -> erase.run())
                        .open());
        button.addThemeVariants(ButtonVariant.ERROR);
        getContent()
                .add(new Card(
                        Texts.t("people.erase.heading"), new Paragraph(Texts.t("people.erase.hint")), new Div(button)));
    }
}
