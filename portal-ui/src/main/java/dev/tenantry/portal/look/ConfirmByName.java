package dev.tenantry.portal.look;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tenantry.portal.i18n.Texts;
import java.util.function.Consumer;

/**
 * Asks before something is destroyed: shows the blast radius, then wants the name typed. Only the exact name opens the
 * act; Enter alone does nothing.
 */
public final class ConfirmByName extends Dialog {

    private final TextField typed = new TextField();
    private final Button act;

    /**
     * @param title the act as a question, in the viewer's language
     * @param actName what the button says: "Destroy tenant"
     * @param name what has to be typed, usually the tenant's name
     * @param blastRadius what will be lost: people, data, money
     * @param confirmed called once with the typed name when the button is pressed
     */
    public ConfirmByName(String title, String actName, String name, Component blastRadius, Consumer<String> confirmed) {
        addClassName("confirm");
        setHeaderTitle(title);
        act = new Button(actName, e -> confirm(name, confirmed));
        act.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        act.setEnabled(false);
        typed.setLabel(Texts.t("look.confirm.type", name));
        typed.setAutocomplete(Autocomplete.OFF);
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        typed.addValueChangeListener(e -> act.setEnabled(name.equals(e.getValue())));
        typed.setWidthFull();
        var radius = new Div(blastRadius);
        radius.addClassName("confirm__radius");
        add(radius, typed);
        getFooter().add(new Button(Texts.t("look.dismiss"), e -> close()), act);
    }

    private void confirm(String name, Consumer<String> confirmed) {
        if (name.equals(typed.getValue())) {
            close();
            confirmed.accept(name);
        }
    }
}
