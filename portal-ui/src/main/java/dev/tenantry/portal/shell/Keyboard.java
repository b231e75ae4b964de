package dev.tenantry.portal.shell;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.HtmlComponent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.tenantry.portal.palette.PaletteDialog;

/**
 * Listens to the keys of the whole page. Ctrl-K always acts; single keys only if the viewer did not switch them off, and
 * never inside a field. Where the page changes around whoever uses them, the focus stays where they work.
 */
@Tag("tenantry-keyboard")
@JsModule("context://portal/js/keyboard.js")
@JsModule("context://portal/js/focus.js")
@UIScope
@SpringComponent
class Keyboard extends HtmlComponent {

    Keyboard(PaletteDialog palette, ShortcutHelp help) {
        getElement().setAttribute("single-keys", Preferences.current().singleKeys());
        ComponentUtil.addListener(this, PaletteAsked.class, e -> palette.open());
        ComponentUtil.addListener(this, HelpAsked.class, e -> help.open());
    }

    @DomEvent("palette-asked")
    public static final class PaletteAsked extends ComponentEvent<Keyboard> {
        public PaletteAsked(Keyboard source, boolean fromClient) {
            super(source, fromClient);
        }
    }

    @DomEvent("help-asked")
    public static final class HelpAsked extends ComponentEvent<Keyboard> {
        public HelpAsked(Keyboard source, boolean fromClient) {
            super(source, fromClient);
        }
    }
}
