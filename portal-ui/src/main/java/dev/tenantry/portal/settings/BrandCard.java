package dev.tenantry.portal.settings;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.tenantry.portal.brand.AccentCheck;
import dev.tenantry.portal.brand.Brand;
import dev.tenantry.portal.brand.Rgb;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import java.text.NumberFormat;
import java.util.Optional;
import java.util.function.Function;

/** The provider's brand as it is set, and a place to try an accent before it goes into the settings. */
class BrandCard extends Composite<Div> {

    private final Div light = new Div();
    private final Div dark = new Div();

    BrandCard(Brand brand) {
        var facts = new KeyValue()
                .fact(Texts.t("settings.brand.name"), brand.name())
                .fact(Texts.t("settings.brand.light"), new Mono(brand.accentLight()))
                .fact(Texts.t("settings.brand.dark"), new Mono(brand.accentDark()));
        var where = new Paragraph(Texts.t("settings.brand.where"));
        where.addClassName("muted");
        var trial = trial(brand.accentLight());
        light.addClassName("swatch");
        dark.addClassName("swatch");
        var verdicts = new Div(light, dark);
        verdicts.addClassName("swatches");
        getContent().add(new Card(Texts.t("settings.brand"), facts, where, trial, verdicts));
        check(brand.accentLight());
    }

    private TextField trial(String value) {
        var field = new TextField(Texts.t("settings.brand.try"));
        field.setHelperText(Texts.t("settings.brand.try.hint"));
        field.setValue(value);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(e -> check(e.getValue().strip()));
        return field;
    }

    private void check(String text) {
        var colour = Rgb.parse(text);
        show(light, colour, AccentCheck::light, "settings.brand.onLight");
        show(dark, colour, AccentCheck::dark, "settings.brand.onDark");
    }

    private static void show(Div swatch, Optional<Rgb> colour, Function<Rgb, AccentCheck> checker, String key) {
        swatch.removeAll();
        swatch.add(new Span(Texts.t(key)));
        if (colour.isEmpty()) {
            swatch.add(StateBadge.of(State.UNKNOWN, Texts.t("settings.brand.noColour")));
            return;
        }
        var patch = new Div();
        patch.addClassName("swatch__patch");
        patch.getStyle().set("--swatch", colour.get().toString());
        var check = checker.apply(colour.get());
        var verdict = check.passes()
                ? StateBadge.of(State.LIVE, Texts.t("settings.brand.passes"))
                : StateBadge.of(State.FAILED, Texts.t("settings.brand.fails"));
        swatch.add(
                patch,
                verdict,
                new Span(Texts.t("settings.brand.ratios", ratio(check.againstGround()), ratio(check.underText()))));
    }

    private static String ratio(double value) {
        var format = NumberFormat.getNumberInstance(Texts.locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(value);
    }
}
