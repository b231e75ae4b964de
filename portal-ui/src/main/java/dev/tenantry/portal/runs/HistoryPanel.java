package dev.tenantry.portal.runs;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.steps.Sayings;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who did what in a run, newest first. */
final class HistoryPanel extends Div {

    HistoryPanel(RunDetail detail, RunNames names) {
        UnorderedList list = new UnorderedList();
        list.addClassName("history");
        detail.events().reversed().forEach(told -> list.add(item(detail, told, names)));
        add(list);
    }

    private static ListItem item(RunDetail detail, RunDetail.Told told, RunNames names) {
        Integer step = told.event().step();
        String where =
                step == null ? "" : Texts.t(detail.run().steps().get(step).key().called());
        Span words = new Span(Texts.t(told.event().kind()) + (where.isEmpty() ? "" : " · " + where));
        Span who = new Span(names.of(told.actor()));
        who.addClassName("muted");
        Span facts = new Span(told.event().facts().entrySet().stream()
                .filter(fact -> !fact.getKey().equals("plan"))
                .map(fact -> words(fact.getKey(), fact.getValue()))
                .sorted()
                .collect(Collectors.joining(" · ")));
        facts.addClassName("muted");
        return new ListItem(new Ago(told.at()).exact(), words, facts, who);
    }

    /** Sayings and states in the viewer's language; what a person wrote, or a system, as it is. */
    private static String words(String fact, String value) {
        return switch (fact) {
            case "cause", "saying", "beyond" -> Texts.t(Sayings.of(value));
            case "state" -> Texts.find("RunState." + value).orElse(value);
            case "fields" ->
                Stream.of(value.split(", "))
                        .map(field -> Texts.find("Field." + field).orElse(field))
                        .collect(Collectors.joining(", "));
            case "class" -> Texts.find("FailureClass." + value).orElse(value);
            default -> value;
        };
    }
}
