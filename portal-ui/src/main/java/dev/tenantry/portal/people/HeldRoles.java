package dev.tenantry.portal.people;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.people.KnownPerson;
import dev.tenantry.people.KnownPerson.Held;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.AskFirst;
import java.util.function.Consumer;

/** What somebody may do, each with the way to withdraw it. */
final class HeldRoles extends Composite<Div> {

    HeldRoles(KnownPerson person, Consumer<Held> withdraw) {
        if (person.memberships().isEmpty()) {
            getContent().add(new Paragraph(Texts.t("people.roles.none.hint")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("rows");
        person.memberships().forEach(held -> list.add(row(person, held, withdraw)));
        getContent().add(list);
    }

    private static ListItem row(KnownPerson person, Held held, Consumer<Held> withdraw) {
        String role = PersonWords.of(held);
        Div words = new Div(new Span(role), new Span(" "), new Ago(held.since()));
        words.addClassName("row__words");
        Button button = new Button(Texts.t("people.withdraw"), pressed -> ask(person, held, withdraw));
        button.setAriaLabel(Texts.t("people.withdraw.which", role));
        ListItem item = new ListItem(words, button);
        item.addClassName("row");
        return item;
    }

    private static void ask(KnownPerson person, Held held, Consumer<Held> withdraw) {
        new AskFirst(
                        Texts.t("people.withdraw.ask", PersonWords.of(held)),
                        Texts.t("people.withdraw.consequence", person.name()),
                        Texts.t("people.withdraw.act"),
                        () -> withdraw.accept(held))
                .open();
    }
}
