package dev.tenantry.portal.look;

import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** An amount in euro, to the cent, with the separators of the viewer's language; every digit on hover. */
public final class Money extends Span {

    private static final Currency EURO = Currency.getInstance("EUR");

    public Money(BigDecimal euro) {
        addClassName("number");
        setText(format(euro, Texts.locale()));
        if (euro.stripTrailingZeros().scale() > 2) {
            setTitle(euro.stripTrailingZeros().toPlainString() + " €");
        }
    }

    /** The amount to the cent, half up; an amount below one cent but not zero keeps four digits. */
    public static String format(BigDecimal euro, Locale locale) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(EURO);
        format.setRoundingMode(RoundingMode.HALF_UP);
        var tiny = euro.signum() != 0 && euro.abs().compareTo(new BigDecimal("0.01")) < 0;
        format.setMinimumFractionDigits(tiny ? 4 : 2);
        format.setMaximumFractionDigits(tiny ? 4 : 2);
        return format.format(euro);
    }
}
