package dev.tenantry.portal.palette;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.incidents.Partly;
import dev.tenantry.portal.look.Icon;
import java.util.Comparator;
import java.util.List;

/** One field, one list: type, arrow down, Enter. */
@UIScope
@SpringComponent
public class PaletteDialog extends Dialog {

    private static final int PER_GROUP = 6;

    private final List<PaletteSource> sources;
    private final TextField query = new TextField();
    private final PaletteList list = new PaletteList();

    PaletteDialog(List<PaletteSource> sources) {
        this.sources = sources.stream()
                .sorted(Comparator.comparingInt(PaletteSource::order))
                .toList();
        addClassName("palette");
        setTop("12vh");
        setAriaLabel(Texts.t("palette.title"));
        query.setAriaLabel(Texts.t("palette.title"));
        query.setPlaceholder(Texts.t("palette.placeholder"));
        query.setPrefixComponent(Icon.SEARCH.decorative());
        query.setValueChangeMode(ValueChangeMode.LAZY);
        query.setValueChangeTimeout(120);
        query.addValueChangeListener(e -> show(e.getValue().strip()));
        query.setAutofocus(true);
        query.setWidthFull();
        list.steeredBy(query);
        add(query, list, hints());
        addOpenedChangeListener(e -> begin(e.isOpened()));
    }

    private void begin(boolean opened) {
        if (opened) {
            query.clear();
            show("");
            query.focus();
        } else {
            list.removeAll();
        }
    }

    private void show(String text) {
        list.removeAll();
        list.answers(text);
        for (var source : sources) {
            var entries = Partly.ask(source.groupKey(), List.<PaletteEntry>of(), () -> source.search(text, PER_GROUP));
            if (!entries.isEmpty()) {
                list.add(heading(source));
                entries.forEach(entry -> list.add(option(entry)));
            }
        }
        if (list.getComponentCount() == 0) {
            var nothing = new Div(Texts.t("palette.nothing", text));
            nothing.addClassName("palette__nothing");
            nothing.getElement().setAttribute("role", "status");
            list.add(nothing);
        }
    }

    private static Div heading(PaletteSource source) {
        var heading = new Div(Texts.t(source.groupKey()));
        heading.addClassName("palette__group");
        heading.getElement().setAttribute("role", "presentation");
        return heading;
    }

    private Component option(PaletteEntry entry) {
        var hint = new Span(entry.hint());
        hint.addClassName("palette__hint");
        var title = new Span(entry.title());
        title.addClassName("palette__name");
        var act = entry.act();
        HtmlContainer option = act == null ? new Anchor(entry.route()) : new Div();
        option.add(entry.icon().decorative(), title, hint);
        option.addClassName("palette__option");
        option.getElement().setAttribute("role", "option");
        option.getElement().setAttribute("tabindex", "-1");
        option.getElement().addEventListener("click", e -> {
            close();
            if (act != null) {
                act.run();
            }
        });
        return option;
    }

    private static Div hints() {
        var hints = new Div(Texts.t("palette.hints"));
        hints.addClassName("palette__hints");
        return hints;
    }
}
