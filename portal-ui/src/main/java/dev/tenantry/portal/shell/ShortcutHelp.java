package dev.tenantry.portal.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import java.util.List;

/** The list of shortcuts, on {@code ?}. */
@UIScope
@SpringComponent
class ShortcutHelp extends Dialog {

    private record Shortcut(List<String> keys, String text) {}

    private static final List<Shortcut> SHORTCUTS = List.of(
            new Shortcut(List.of("Ctrl", "K"), "keys.palette"),
            new Shortcut(List.of("/"), "keys.filter"),
            new Shortcut(List.of("?"), "keys.help"),
            new Shortcut(List.of("J"), "keys.down"),
            new Shortcut(List.of("K"), "keys.up"),
            new Shortcut(List.of("Enter"), "keys.open"),
            new Shortcut(List.of("Esc"), "keys.close"));

    ShortcutHelp() {
        addClassName("keys");
        setHeaderTitle(Texts.t("keys.title"));
        var list = new DescriptionList();
        SHORTCUTS.forEach(shortcut -> list.add(keys(shortcut), new Description(Texts.t(shortcut.text()))));
        add(list);
        add(InlineNotice.info(Texts.t(Preferences.current().singleKeys() ? "keys.on" : "keys.off")));
        getFooter().add(new Button(Texts.t("look.close"), e -> close()));
    }

    private static Term keys(Shortcut shortcut) {
        var term = new Term();
        shortcut.keys().forEach(key -> {
            var cap = new Span(key);
            cap.addClassName("kbd");
            term.add(cap);
        });
        return term;
    }
}
