package dev.tenantry.portal.shell;

import com.vaadin.flow.component.ClickNotifier;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.palette.PaletteDialog;

/** Looks like a search field, opens the palette. */
@Tag("button")
@UIScope
@SpringComponent
class SearchButton extends HtmlContainer implements ClickNotifier<SearchButton> {

    SearchButton(PaletteDialog palette) {
        addClassName("bar__search");
        getElement().setAttribute("type", "button");
        getElement().setAttribute("aria-keyshortcuts", "Control+K Meta+K");
        var words = new Span(Texts.t("shell.search"));
        words.addClassName("bar__search-words");
        var keys = new Span("Ctrl K");
        keys.addClassName("kbd");
        keys.getElement().setAttribute("aria-hidden", "true");
        add(Icon.SEARCH.decorative(), words, keys);
        addClickListener(e -> palette.open());
    }
}
