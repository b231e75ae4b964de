package dev.tenantry.portal.audit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.audit.TrailEntry;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import java.util.List;
import java.util.TreeMap;

/** Entries as sentences, newest first; the details fold out. */
class AuditList extends OrderedList {

    private final TrailWords.Named named;

    AuditList(List<TrailEntry> entries, TrailWords.Named named) {
        this.named = named;
        addClassNames("rows", "trail");
        entries.forEach(entry -> add(row(entry)));
    }

    private ListItem row(TrailEntry entry) {
        var when = new Ago(entry.at());
        when.addClassName("trail__when");
        var row = new ListItem(when, details(entry));
        row.addClassName("trail__row");
        return row;
    }

    private NativeDetails details(TrailEntry entry) {
        var details = new NativeDetails();
        details.setSummary(sentence(entry));
        details.setContent(facts(entry));
        details.addClassName("trail__entry");
        details.getSummary().getElement().setAttribute("data-row", "");
        return details;
    }

    private Div sentence(TrailEntry entry) {
        var actor = new Span(named.actor(entry));
        actor.addClassName("trail__actor");
        var sentence = new Div(actor, act(entry));
        if (entry.reason() != null) {
            sentence.add(new Span("“" + entry.reason() + "”"));
        }
        sentence.addClassName("trail__sentence");
        return sentence;
    }

    /** What was done in words, where the area that does it has some. */
    private Span act(TrailEntry entry) {
        var type = entry.subject().type();
        return named.act(entry).map(Span::new).orElseGet(() -> new Span(new Mono(entry.act()), new Span(" " + type)));
    }

    private static KeyValue facts(TrailEntry entry) {
        var subject = entry.subject();
        var facts = new KeyValue()
                .fact(Texts.t("audit.fact.act"), new Mono(entry.act()))
                .fact(Texts.t("audit.fact.when"), new Ago(entry.at()).exact())
                .fact(Texts.t("audit.fact.actor"), new Mono(entry.actor().reference()))
                .fact(Detail.label(subject.type()), Mono.copyable(Detail.label(subject.type()), subject.id()))
                .fact(Texts.t("audit.fact.chain"), chain(entry));
        new TreeMap<>(entry.details())
                .forEach((name, value) -> facts.fact(Detail.label(name), Detail.value(name, value)));
        return facts;
    }

    private static String chain(TrailEntry entry) {
        var tenant = entry.tenant();
        return tenant == null
                ? Texts.t("audit.fact.chain.provider", entry.seq())
                : Texts.t("audit.fact.chain.tenant", tenant, entry.seq());
    }
}
