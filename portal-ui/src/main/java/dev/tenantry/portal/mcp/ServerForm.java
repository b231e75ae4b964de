package dev.tenantry.portal.mcp;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.mcp.McpServer;
import dev.tenantry.mcp.NewServer;
import dev.tenantry.mcp.ServerFault;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The inputs of a new server; each says what stands against it. */
final class ServerForm extends Div {

    private final TextField name = field("register.name");
    private final TextField id = field("register.id");
    private final TextArea description = new TextArea(Texts.t("register.description"));
    private final TextField address = field("register.address");
    private final Checkbox needsToken = new Checkbox(Texts.t("register.token"));
    private final Button press = new Button();
    private final Div said = new Div();

    private final String refused;

    /** For a new one. */
    ServerForm(Runnable register) {
        this(register, "servers.register", "register.refused");
    }

    /** For one that is there: its id and whether it wants a token stay. */
    ServerForm(McpServer server, Runnable save) {
        this(save, "server.edit.save", "server.edit.refused");
        id.setValue(server.id());
        name.setValue(server.name());
        description.setValue(server.description());
        address.setValue(server.address().toString());
        needsToken.setValue(server.needsToken());
        id.setVisible(false);
        needsToken.setVisible(false);
        address.setHelperText(Texts.t("server.edit.address.why"));
    }

    private ServerForm(Runnable register, String act, String refused) {
        this.refused = refused;
        press.setText(Texts.t(act));
        addClassName("run__top");
        name.setHelperText(Texts.t("register.name.why"));
        id.setHelperText(Texts.t("register.id.why"));
        description.setHelperText(Texts.t("register.description.why"));
        description.setWidthFull();
        description.setManualValidation(true);
        address.setHelperText(Texts.t("register.address.why"));
        needsToken.setHelperText(Texts.t("register.token.why"));
        press.addThemeVariants(ButtonVariant.PRIMARY);
        // the second click of a double click never leaves the browser
        press.setDisableOnClick(true);
        press.addClickListener(pressed -> {
            try {
                register.run();
            } finally {
                press.setEnabled(true);
            }
        });
        said.getElement().setAttribute("aria-live", "polite");
        add(name, id, description, address, needsToken, new Div(press), said);
    }

    private static TextField field(String key) {
        TextField field = new TextField(Texts.t(key));
        field.setWidthFull();
        field.setManualValidation(true);
        return field;
    }

    NewServer typed() {
        return new NewServer(
                id.getValue(), name.getValue(), description.getValue(), address.getValue(), needsToken.getValue());
    }

    /** Says all of it at once, each where it belongs. */
    void refuse(Set<ServerFault> faults) {
        Stream.of(id, name, description, address).forEach(input -> input.setInvalid(false));
        faults.stream().collect(Collectors.groupingBy(this::where)).forEach((input, those) -> {
            input.setErrorMessage(those.stream().sorted().map(Texts::t).collect(Collectors.joining(" ")));
            input.setInvalid(true);
        });
        said.removeAll();
        said.add(InlineNotice.error(Texts.t(refused, faults.size())));
    }

    private HasValidation where(ServerFault fault) {
        return switch (fault) {
            case ID_FORM, ID_TAKEN, ID_ALIKE -> id;
            case NAME_MISSING, NAME_LONG -> name;
            case DESCRIPTION_LONG -> description;
            case ADDRESS_FORM, ADDRESS_HOLDS_MORE, ADDRESS_NOT_HTTPS, ADDRESS_UNKNOWN, ADDRESS_PRIVATE -> address;
        };
    }
}
