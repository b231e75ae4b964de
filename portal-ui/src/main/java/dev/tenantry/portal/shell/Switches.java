package dev.tenantry.portal.shell;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import java.util.List;

/** Language and appearance at one click. Both keep the URL: the language reloads it, the appearance needs nothing. */
@Tag("div")
@UIScope
@SpringComponent
class Switches extends HtmlContainer {

    private final Button appearance = new Button();
    private Appearance chosen = Preferences.current().appearance();

    Switches() {
        addClassName("bar__switches");
        appearance.addThemeVariants(ButtonVariant.TERTIARY);
        appearance.addClickListener(e -> choose(next(chosen)));
        show();
        add(languageButton(), appearance);
    }

    private static Button languageButton() {
        var other = Texts.language() == Language.DE ? Language.EN : Language.DE;
        var button = new Button(other.tag().toUpperCase(other.locale()), e -> switchTo(other));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(other.tag().toUpperCase(other.locale()) + " " + other.ownName());
        button.getElement().setAttribute("lang", other.tag());
        button.getElement().setAttribute("title", other.ownName());
        return button;
    }

    /** Keeps the language and shows the same URL in it. */
    static void switchTo(Language language) {
        Preferences.keep(language);
        UI.getCurrentOrThrow().getPage().reload();
    }

    /** Keeps the appearance and shows it. */
    final void choose(Appearance next) {
        chosen = next;
        Preferences.keep(next);
        UI.getCurrentOrThrow().getPage().setColorScheme(next.scheme());
        show();
    }

    private void show() {
        var name = Texts.t("shell.appearance", Texts.t(chosen), Texts.t(next(chosen)));
        appearance.setIcon(chosen.icon().decorative());
        appearance.setAriaLabel(name);
        appearance.getElement().setAttribute("title", name);
    }

    private static Appearance next(Appearance current) {
        var all = List.of(Appearance.values());
        return all.get((all.indexOf(current) + 1) % all.size());
    }
}
