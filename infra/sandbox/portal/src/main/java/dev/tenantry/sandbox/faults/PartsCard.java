package dev.tenantry.sandbox.faults;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.portal.shell.Simulation.Nature;
import java.util.stream.Stream;

/** What stands behind each name: the real program, an emulator, a stand-in, nobody. */
class PartsCard extends Composite<Div> {

    PartsCard(SandboxSettings settings) {
        var list = new UnorderedList();
        list.addClassName("rows");
        Stream.of(SandboxPart.values()).forEach(part -> list.add(row(part, settings.natureOf(part))));
        getContent().add(new Card(Texts.t("sandbox.parts"), list));
    }

    private static ListItem row(SandboxPart part, Nature nature) {
        var name = new Span(part.label());
        name.addClassName("row__title");
        var words = new Div(name, new Paragraph(words(part, nature)));
        words.addClassNames("row__words", "faults__part");
        var row = new ListItem(words, StateBadge.of(state(nature), Texts.t(nature)));
        row.addClassName("row");
        return row;
    }

    private static State state(Nature nature) {
        return switch (nature) {
            case REAL -> State.LIVE;
            case EMULATED, SIMULATED -> State.SIMULATED;
            case MISSING -> State.FAILED;
        };
    }

    private static String words(SandboxPart part, Nature nature) {
        return switch (nature) {
            case REAL -> Texts.find(Texts.key(part) + ".real").orElseGet(() -> Texts.t("sandbox.parts.real"));
            case EMULATED -> Texts.t("sandbox.parts.emulated");
            case SIMULATED -> Texts.t(Texts.key(part) + ".simulated");
            case MISSING -> Texts.t("sandbox.parts.missing");
        };
    }
}
