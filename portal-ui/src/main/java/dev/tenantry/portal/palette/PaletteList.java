package dev.tenantry.portal.palette;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.textfield.TextField;
import dev.tenantry.portal.i18n.Texts;

/** The results, steered by arrow keys from the field above while the focus stays there. */
@Tag("tenantry-palette-list")
@JsModule("context://portal/js/palette.js")
class PaletteList extends HtmlContainer {

    PaletteList() {
        setId("palette-list");
        getElement().setAttribute("role", "listbox");
        getElement().setAttribute("aria-label", Texts.t("palette.results"));
    }

    final void steeredBy(TextField field) {
        field.setId("palette-query");
        getElement().setAttribute("field", "palette-query");
    }

    /** Says which query the results belong to: Enter waits for the results of what was typed last. */
    final void answers(String query) {
        getElement().setAttribute("query", query);
    }
}
