package dev.tenantry.sandbox.faults;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import java.util.List;
import java.util.function.BiConsumer;

/** One row for each stand-in: how it is, what is set, and what one sees of that. */
class StandInList extends UnorderedList {

    private final boolean mayChange;
    private final BiConsumer<StandInSeen, FaultOn> clear;

    StandInList(List<StandInSeen> standIns, boolean mayChange, BiConsumer<StandInSeen, FaultOn> clear) {
        this.mayChange = mayChange;
        this.clear = clear;
        addClassName("rows");
        standIns.forEach(standIn -> add(row(standIn)));
    }

    private ListItem row(StandInSeen standIn) {
        var name = new Span(FaultWords.standIn(standIn.name()));
        name.addClassName("row__title");
        var words = new Div(name, new Mono(standIn.address().toString()));
        words.addClassName("row__words");
        var row = new ListItem(words, badge(standIn));
        row.addClassNames("row", "faults__row");
        if (mayChange && !standIn.isSilent()) {
            row.add(chooser(standIn));
        }
        switch (standIn.state()) {
            case StandInSeen.Answers(var on, var _) -> on.forEach(fault -> row.add(set(standIn, fault)));
            case StandInSeen.Silent(var why) -> row.add(note(why(why)));
        }
        return row;
    }

    private static StateBadge badge(StandInSeen standIn) {
        if (standIn.isSilent()) {
            return StateBadge.of(State.FAILED, Texts.t("sandbox.silent"));
        }
        var count = standIn.on().size();
        return count == 0
                ? StateBadge.of(State.LIVE, Texts.t("sandbox.works"))
                : StateBadge.of(State.NEEDS_YOU, Texts.t("sandbox.broken", count));
    }

    private static String why(dev.tenantry.outside.OutsideFailure.Kind why) {
        return Texts.t(
                switch (why) {
                    case DOWN -> "sandbox.silent.stopped";
                    case NOT_AUTHORIZED -> "sandbox.silent.token";
                    case TIMEOUT -> "sandbox.silent.hangs";
                    case ANSWER_LOST,
                            RATE_LIMITED,
                            BROKEN,
                            NOT_FOUND,
                            ALREADY_EXISTS,
                            REJECTED,
                            NOT_UNDERSTOOD,
                            FORBIDDEN_ADDRESS -> "sandbox.silent.other";
                });
    }

    private static Component chooser(StandInSeen standIn) {
        var link = new Anchor(SandboxView.PATH + "?" + SandboxView.SYSTEM + "=" + standIn.name());
        link.addClassName("button-link");
        link.setText(Texts.t("sandbox.break"));
        link.setAriaLabel(Texts.t("sandbox.break.named", FaultWords.standIn(standIn.name())));
        return link;
    }

    private Component set(StandInSeen standIn, FaultOn fault) {
        var what = new Span(FaultWords.of(fault));
        what.addClassName("faults__what");
        var line = new Div(what, new Paragraph(FaultWords.seen(fault.fault())));
        line.addClassName("faults__set");
        if (mayChange) {
            var button = new Button(Texts.t("sandbox.clear"), e -> clear.accept(standIn, fault));
            button.addThemeVariants(ButtonVariant.TERTIARY);
            button.setAriaLabel(Texts.t("sandbox.clear.named", FaultWords.of(fault)));
            line.add(button);
        }
        return line;
    }

    private static Component note(String text) {
        var note = new Paragraph(text);
        note.addClassName("faults__note");
        return note;
    }
}
