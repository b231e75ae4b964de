package dev.tenantry.portal.look;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import dev.tenantry.portal.i18n.Texts;

/** Copies a text to the clipboard and says so, to the eye and to a screen reader. */
@Tag("tenantry-copy")
@JsModule("context://portal/js/copy.js")
public final class CopyButton extends HtmlContainer {

    /**
     * @param what what is copied, in the viewer's language: "account id"; part of the button's name
     * @param text what goes to the clipboard
     */
    public CopyButton(String what, String text) {
        getElement().setAttribute("text", text);
        getElement().setAttribute("label", Texts.t("look.copy", what));
        getElement().setAttribute("done", Texts.t("look.copied"));
    }
}
