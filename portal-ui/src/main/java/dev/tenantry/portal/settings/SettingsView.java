package dev.tenantry.portal.settings;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.router.Route;
import dev.tenantry.notifications.NoticeChoices;
import dev.tenantry.portal.brand.Brand;
import dev.tenantry.portal.i18n.Language;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.shell.Appearance;
import dev.tenantry.portal.shell.Preferences;
import jakarta.annotation.security.PermitAll;

/** How the viewer likes the portal, and what the provider's brand looks like in it. */
@Route("settings")
@PermitAll
class SettingsView extends Page {

    SettingsView(Brand brand, NoticeChoices choices, CurrentViewer viewers) {
        narrow();
        header(Texts.t("settings.heading"), Texts.t("settings.answers"));
        add(new Card(Texts.t("settings.appearance"), appearance()));
        add(new Card(Texts.t("settings.language"), language()));
        add(new Card(Texts.t("settings.keyboard"), singleKeys(), hint("settings.keyboard.hint")));
        NoticeCard.forViewer(choices, viewers.get()).ifPresent(this::add);
        if (viewers.get().isStaff()) {
            add(new BrandCard(brand));
        }
    }

    private static RadioButtonGroup<Appearance> appearance() {
        var group = new RadioButtonGroup<Appearance>();
        group.setLabel(Texts.t("settings.appearance.label"));
        group.setItems(Appearance.values());
        group.setItemLabelGenerator(Texts::t);
        group.setValue(Preferences.current().appearance());
        group.addValueChangeListener(e -> show(e.getValue()));
        return group;
    }

    private static void show(Appearance chosen) {
        Preferences.keep(chosen);
        UI.getCurrentOrThrow().getPage().setColorScheme(chosen.scheme());
    }

    private static RadioButtonGroup<Language> language() {
        var group = new RadioButtonGroup<Language>();
        group.setLabel(Texts.t("settings.language.label"));
        group.setItems(Language.values());
        group.setItemLabelGenerator(Language::ownName);
        group.setValue(Texts.language());
        group.addValueChangeListener(e -> speak(e.getValue()));
        return group;
    }

    private static void speak(Language language) {
        Preferences.keep(language);
        UI.getCurrentOrThrow().getPage().reload();
    }

    private static Checkbox singleKeys() {
        var box = new Checkbox(Texts.t("settings.keyboard.label"));
        box.setValue(Preferences.current().singleKeys());
        box.addValueChangeListener(e -> keepSingleKeys(e.getValue()));
        return box;
    }

    /** The keyboard listener reads the choice when the page is built, so the page is built anew. */
    private static void keepSingleKeys(boolean on) {
        Preferences.keepSingleKeys(on);
        UI.getCurrentOrThrow().getPage().reload();
    }

    private static Paragraph hint(String key) {
        var hint = new Paragraph(Texts.t(key));
        hint.addClassName("muted");
        return hint;
    }
}
