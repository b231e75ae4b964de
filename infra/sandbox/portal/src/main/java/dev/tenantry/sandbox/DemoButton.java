package dev.tenantry.sandbox;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import org.springframework.security.web.csrf.CsrfToken;

/** A form with one button: signs in as one demo person. */
@Tag("form")
@StyleSheet("context://portal/sandbox/demo.css")
class DemoButton extends HtmlContainer {

    DemoButton(DemoPerson person, String ticket, CsrfToken csrf) {
        addClassName("demo__form");
        getElement().setAttribute("method", "post");
        getElement().setAttribute("action", DemoSignInFilter.PATH);
        hidden("subject", person.subject());
        hidden("ticket", ticket);
        hidden(csrf.getParameterName(), csrf.getToken());
        var name = new Span(person.fullName());
        name.addClassName("demo__name");
        var what = new Span(Texts.t(person));
        what.addClassName("demo__what");
        var role = new Span(Texts.t(person.role()));
        role.addClassName("demo__role");
        var words = new Span(name, role, what);
        words.addClassName("demo__words");
        var avatar = new Avatar(person.fullName());
        avatar.getElement().setAttribute("aria-hidden", "true");
        var button = new NativeButton();
        button.addClassName("demo__button");
        button.getElement().setAttribute("type", "submit");
        button.add(avatar, words, Icon.ARROW_RIGHT.decorative());
        add(button);
    }

    private void hidden(String name, String value) {
        var input = new Input();
        input.getElement()
                .setAttribute("type", "hidden")
                .setAttribute("name", name)
                .setAttribute("value", value);
        add(input);
    }
}
