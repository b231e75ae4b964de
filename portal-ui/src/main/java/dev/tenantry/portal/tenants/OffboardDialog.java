package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.tenants.Departure;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Asks before a tenant is taken down: says what goes and what stays, wants to know what the tenant has confirmed about its data,
 * and the short name typed. Enter alone does nothing.
 */
final class OffboardDialog extends Dialog {

    private final TextArea handedOver = new TextArea();
    private final TextField typed = new TextField();
    private final Button act = new Button(Texts.t("tenant.offboard.act"));

    /**
     * @param name as people call the tenant
     * @param slug its short name, which is to be typed
     * @param account where its data lies
     * @param confirmed called with what was typed and what the tenant has confirmed
     */
    OffboardDialog(String name, String slug, String account, BiConsumer<String, String> confirmed) {
        addClassName("confirm");
        setHeaderTitle(Texts.t("tenant.offboard.ask", name));
        handedOver.setLabel(Texts.t("tenant.offboard.handedOver"));
        handedOver.setHelperText(Texts.t("tenant.offboard.handedOver.help"));
        handedOver.setMaxLength(Departure.LONGEST_CONFIRMATION);
        handedOver.setWidthFull();
        typed.setLabel(Texts.t("tenant.offboard.type", slug));
        typed.setAutocomplete(Autocomplete.OFF);
        typed.setWidthFull();
        handedOver.setValueChangeMode(ValueChangeMode.EAGER);
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        handedOver.addValueChangeListener(changed -> act.setEnabled(isComplete(slug)));
        typed.addValueChangeListener(changed -> act.setEnabled(isComplete(slug)));
        act.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        act.setEnabled(false);
        act.addClickListener(pressed -> {
            close();
            confirmed.accept(typed.getValue(), handedOver.getValue().strip());
        });
        add(radius(account), handedOver, typed);
        getFooter().add(new Button(Texts.t("look.dismiss"), pressed -> close()), act);
    }

    private boolean isComplete(String slug) {
        return slug.equals(typed.getValue()) && !handedOver.getValue().isBlank();
    }

    private static Div radius(String account) {
        Div radius = new Div(
                new Paragraph(Texts.t("tenant.offboard.consequence")),
                new Paragraph(Texts.t("tenant.offboard.goes")),
                list(Texts.t("tenant.offboard.goes.data", account), Texts.t("tenant.offboard.goes.access")),
                new Paragraph(Texts.t("tenant.offboard.stays")),
                list(
                        Texts.t("tenant.offboard.stays.invoices"),
                        Texts.t("tenant.offboard.stays.keys"),
                        Texts.t("tenant.offboard.stays.account", account)));
        radius.addClassName("confirm__radius");
        return radius;
    }

    private static UnorderedList list(String... lines) {
        return new UnorderedList(Stream.of(lines).map(ListItem::new).toArray(ListItem[]::new));
    }
}
