package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.tenantry.mcp.McpTokens.Outcome;
import dev.tenantry.portal.i18n.Texts;
import java.util.function.Consumer;
import java.util.function.Function;

/** Takes the token for one MCP server; stays open, with the reason beside the field, as long as it cannot be one. */
final class ToolTokenDialog extends Dialog {

    private final PasswordField token = new PasswordField(Texts.t("token.field"));
    private final Function<String, Outcome> give;
    private final Consumer<Outcome> given;
    private final Button act;

    /**
     * @param server its name
     * @param act what the button says
     * @param given called once, with anything but a refusal
     */
    ToolTokenDialog(String server, String act, Function<String, Outcome> give, Consumer<Outcome> given) {
        this.give = give;
        this.given = given;
        addClassName("confirm");
        setHeaderTitle(Texts.t("token.for", server));
        token.setAutocomplete(Autocomplete.OFF);
        token.setHelperText(Texts.t("token.field.why"));
        token.setWidthFull();
        token.setAutofocus(true);
        this.act = new Button(act, pressed -> give());
        this.act.addThemeVariants(ButtonVariant.PRIMARY);
        // the second click of a double click never leaves the browser
        this.act.setDisableOnClick(true);
        add(new Paragraph(Texts.t("token.what")), token);
        getFooter().add(new Button(Texts.t("look.dismiss"), pressed -> close()), this.act);
    }

    private void give() {
        String typed = token.getValue();
        token.clear();
        try {
            Outcome outcome = give.apply(typed);
            if (outcome instanceof Outcome.Refused(var fault)) {
                token.setErrorMessage(Texts.t(fault));
                token.setInvalid(true);
                token.focus();
            } else {
                close();
                given.accept(outcome);
            }
        } finally {
            act.setEnabled(true);
        }
    }
}
