package dev.tenantry.portal.settings;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.timepicker.TimePicker;
import dev.tenantry.notifications.Habit;
import dev.tenantry.notifications.NoticeChoices;
import dev.tenantry.notifications.NoticeKind;
import dev.tenantry.notifications.QuietHours;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.security.Viewer;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the viewer is told by e-mail, and when not. */
class NoticeCard extends Composite<Div> {

    private final NoticeChoices choices;
    private final List<NoticeKind> offered;
    private final CheckboxGroup<NoticeKind> kinds = new CheckboxGroup<>();
    private final TimePicker from = time("notices.from");
    private final TimePicker to = time("notices.to");
    private final Div outcome = new Div();

    private NoticeCard(NoticeChoices choices, List<NoticeKind> offered) {
        this.choices = choices;
        this.offered = offered;
        kinds.setLabel(Texts.t("notices.kinds"));
        kinds.setItems(offered);
        kinds.setItemLabelGenerator(Texts::t);
        show(choices.mine());
        var hint = new Paragraph(Texts.t("notices.quiet.hint"));
        hint.addClassName("muted");
        var hours = new Div(from, to);
        hours.addClassName("row");
        hours.getElement().setAttribute("role", "group");
        hours.getElement().setAttribute("aria-label", Texts.t("notices.quiet"));
        var save = new Button(Texts.t("notices.save"), e -> save());
        getContent().add(new Card(Texts.t("notices.heading"), kinds, hours, hint, save, outcome));
    }

    /** The card, if there is anything that the viewer would be told. */
    static Optional<NoticeCard> forViewer(NoticeChoices choices, Viewer viewer) {
        var offered = Stream.of(NoticeKind.values())
                .filter(kind -> viewer.isStaff() && viewer.hasAny(kind.roles()))
                .toList();
        return offered.isEmpty() ? Optional.empty() : Optional.of(new NoticeCard(choices, offered));
    }

    private static TimePicker time(String key) {
        var field = new TimePicker(Texts.t(key));
        field.setLocale(Texts.locale());
        field.setClearButtonVisible(true);
        return field;
    }

    private void show(Habit habit) {
        var wanted = EnumSet.copyOf(offered);
        wanted.removeAll(habit.refused());
        kinds.setValue(wanted);
        if (habit.quiet() != null) {
            from.setValue(habit.quiet().from());
            to.setValue(habit.quiet().to());
        }
    }

    private void save() {
        outcome.removeAll();
        @Nullable LocalTime begin = from.getValue();
        @Nullable LocalTime end = to.getValue();
        boolean both = begin != null && end != null && !begin.equals(end);
        if (!both && (begin != null || end != null)) {
            outcome.add(InlineNotice.error(Texts.t("notices.incomplete")));
            return;
        }
        Set<NoticeKind> refused = EnumSet.allOf(NoticeKind.class);
        refused.retainAll(offered);
        refused.removeAll(kinds.getValue());
        var quiet = begin == null || end == null ? null : new QuietHours(begin, end, zone());
        choices.choose(new Habit(Texts.language().tag(), quiet, refused));
        outcome.add(InlineNotice.success(Texts.t("notices.saved")));
    }

    private static ZoneId zone() {
        var zone = UI.getCurrentOrThrow().getPage().getExtendedClientDetails().getTimeZoneId();
        return zone == null ? ZoneId.of("UTC") : ZoneId.of(zone);
    }
}
