package dev.tenantry.portal.look;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.portal.i18n.Texts;

/** Asks before something is taken away that can be given again or that nobody uses yet; says what follows. */
public final class AskFirst extends Dialog {

    /**
     * @param question the act as a question, in the viewer's language
     * @param consequence what follows
     * @param act what the button says
     */
    public AskFirst(String question, String consequence, String act, Runnable confirmed) {
        super(question);
        Button button = new Button(act, pressed -> {
            close();
            confirmed.run();
        });
        button.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        add(new Paragraph(consequence));
        getFooter().add(new Button(Texts.t("look.dismiss"), pressed -> close()), button);
    }
}
