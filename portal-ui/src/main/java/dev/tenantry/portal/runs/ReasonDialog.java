package dev.tenantry.portal.runs;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tenantry.portal.i18n.Texts;
import java.util.function.Consumer;

/** Says what an act does and asks why; the reason goes into the audit trail. */
public final class ReasonDialog extends Dialog {

    private final TextArea reason = new TextArea();
    private final Button act;

    public ReasonDialog(String actName, String consequence, boolean needed, Consumer<String> confirmed) {
        addClassName("confirm");
        setHeaderTitle(Texts.t("run.ask", actName));
        reason.setLabel(Texts.t(needed ? "run.reason.needed" : "run.reason"));
        reason.setMaxLength(500);
        reason.setWidthFull();
        act = new Button(actName, pressed -> confirm(confirmed));
        act.addThemeVariants(ButtonVariant.PRIMARY);
        act.setEnabled(!needed);
        reason.setValueChangeMode(com.vaadin.flow.data.value.ValueChangeMode.EAGER);
        reason.addValueChangeListener(
                typed -> act.setEnabled(!needed || !typed.getValue().isBlank()));
        add(new Paragraph(consequence), reason);
        getFooter().add(new Button(Texts.t("look.dismiss"), pressed -> close()), act);
    }

    /** The same for an act that nothing brings back. */
    ReasonDialog grave() {
        act.addThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    private void confirm(Consumer<String> confirmed) {
        close();
        confirmed.accept(reason.getValue().strip());
    }
}
