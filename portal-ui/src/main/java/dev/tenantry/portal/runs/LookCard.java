package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.runs.Look;
import dev.tenantry.runs.Look.Seen;
import dev.tenantry.runs.Run;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Saying;
import dev.tenantry.steps.StepKey;
import java.util.List;
import java.util.stream.Collectors;

/** What is there now of a run that was stopped: of each step that had begun its objects, what is missing, and who holds the lock. */
final class LookCard extends Div {

    LookCard(Run run, Look look) {
        addClassNames("card", "looked");
        add(new H2(Texts.t("look.heading")), new KeyValue().fact(Texts.t("look.at"), new Ago(look.begun())));
        look.seen().forEach(seen -> add(part(run.steps().get(seen.step()).key(), look, seen)));
        if (look.ended() == null) {
            add(InlineNotice.info(Texts.t(run.state().ended() ? "look.brokenOff" : "look.goesOn")));
        } else if (look.seen().isEmpty()) {
            add(new Span(Texts.t("look.nothing")));
        }
    }

    private static Div part(StepKey step, Look look, Seen seen) {
        KeyValue facts = new KeyValue();
        if (seen.lock() != null) {
            facts.fact(Texts.t("look.lock"), lock(seen));
        }
        boolean asked = look.isAtWork() && seen.equals(look.seen().getLast());
        facts.fact(Texts.t("look.there"), asked && seen.there() == null ? asked() : there(seen));
        facts.fact(Texts.t("look.differs"), asked ? asked() : differs(seen));
        Div part = new Div(new H3(Texts.t(step.called())), facts);
        part.addClassName("looked__part");
        seen.unknown().stream()
                .filter(why -> why.held() == null)
                .forEach(why -> part.add(InlineNotice.warning(Texts.t("look.why", Texts.t(why.cause())))));
        return part;
    }

    private static Span asked() {
        return new Span(Texts.t("look.asked"));
    }

    private static String lock(Seen seen) {
        return seen.held()
                .map(held -> Texts.t("look.lock.held", held.who(), held.since(), held.lock()))
                .orElseGet(() -> Texts.t(seen.lock() == Look.Lock.FREE ? "look.lock.free" : "look.unknown"));
    }

    private static Component there(Seen seen) {
        List<Saying> there = seen.there();
        if (there == null) {
            return new Span(Texts.t(seen.differs() == null ? "look.unknown" : "look.there.plan"));
        }
        if (there.isEmpty()) {
            return new Span(Texts.t("look.there.none"));
        }
        UnorderedList objects = new UnorderedList();
        there.forEach(object -> objects.add(new ListItem(Texts.t(object))));
        return new Details(Texts.t("look.there.count", there.size()), objects);
    }

    private static Component differs(Seen seen) {
        return switch (seen.differs()) {
            case null -> new Span(Texts.t("look.unknown"));
            case PlannedPart.Deferred deferred -> new Span(Texts.t("look.differs.deferred", waitsFor(deferred)));
            case PlannedPart.Exact exact when exact.changes().isEmpty() -> new Span(Texts.t("look.differs.none"));
            case PlannedPart.Exact exact -> changes(exact);
        };
    }

    private static String waitsFor(PlannedPart.Deferred part) {
        return part.waitsFor().stream()
                .sorted()
                .map(StepKey::called)
                .map(Texts::t)
                .collect(Collectors.joining(", "));
    }

    private static Details changes(PlannedPart part) {
        Div changes = new Div();
        part.changes().forEach(change -> changes.add(new PlanChange(change)));
        String counted = Texts.t(
                "look.differs.count",
                count(part, Action.CREATE),
                count(part, Action.CHANGE),
                count(part, Action.REPLACE) + count(part, Action.DESTROY));
        return new Details(counted, changes);
    }

    private static long count(PlannedPart part, Action action) {
        return part.changes().stream()
                .filter(change -> change.action() == action)
                .count();
    }
}
