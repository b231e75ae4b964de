package dev.tenantry.portal.look;

import com.vaadin.flow.component.datepicker.DatePicker;
import dev.tenantry.portal.i18n.Texts;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import java.util.stream.Stream;

/** A day, picked or typed in the viewer's language; weeks begin on Monday. */
public final class DayField extends DatePicker {

    /** @param label translated */
    public DayField(String label) {
        super(label);
        var locale = Texts.locale();
        setLocale(locale);
        setClearButtonVisible(true);
        setI18n(new DatePickerI18n()
                .setToday(Texts.t("look.day.today"))
                .setCancel(Texts.t("look.cancel"))
                .setFirstDayOfWeek(1)
                .setMonthNames(Stream.of(Month.values())
                        .map(m -> m.getDisplayName(TextStyle.FULL_STANDALONE, locale))
                        .toList())
                .setWeekdays(weekdays(TextStyle.FULL_STANDALONE))
                .setWeekdaysShort(weekdays(TextStyle.SHORT_STANDALONE)));
    }

    /** Sunday first, as the component wants it whatever day the week begins with. */
    private static List<String> weekdays(TextStyle style) {
        return Stream.iterate(DayOfWeek.SUNDAY, day -> day.plus(1))
                .limit(7)
                .map(day -> day.getDisplayName(style, Texts.locale()))
                .toList();
    }
}
