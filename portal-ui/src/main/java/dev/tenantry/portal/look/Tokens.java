package dev.tenantry.portal.look;

import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import java.text.NumberFormat;
import java.util.Locale;

/** A number of tokens, abbreviated ("1.2M", "1,2 Mio."), exact on hover and for screen readers. */
public final class Tokens extends Span {

    public Tokens(long count) {
        addClassName("number");
        var exact = NumberFormat.getIntegerInstance(Texts.locale()).format(count);
        setText(format(count, Texts.locale()));
        setTitle(Texts.t("look.tokens", exact));
    }

    /** Up to 9 999 exact, then three digits with the language's abbreviation. */
    public static String format(long count, Locale locale) {
        if (Math.abs(count) < 10_000) {
            return NumberFormat.getIntegerInstance(locale).format(count);
        }
        var compact = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        compact.setMaximumFractionDigits(1);
        return compact.format(count);
    }
}
