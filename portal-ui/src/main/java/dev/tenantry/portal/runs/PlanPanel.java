package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.runs.PlanDocument;
import dev.tenantry.runs.PlanDocument.PlannedStep;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.AttributeChange;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.Value;

/** The plan over all systems: one sentence on top, then system by system down to the single attribute. */
final class PlanPanel extends Div {

    PlanPanel(PlanDocument plan) {
        addClassName("plan");
        Paragraph sentence = new Paragraph(sentence(plan));
        sentence.addClassName("plan__sentence");
        add(sentence);
        if (plan.destroysStateful()) {
            add(InlineNotice.warning(Texts.t("plan.secondPerson")));
        }
        plan.steps().forEach(step -> add(part(step)));
    }

    /** What the plan does in one sentence, with its counts. */
    static String sentence(PlanDocument plan) {
        return Texts.t(
                "plan.sentence",
                plan.count(Change.Action.CREATE),
                plan.count(Change.Action.CHANGE),
                plan.count(Change.Action.REPLACE) + plan.count(Change.Action.DESTROY),
                plan.systems());
    }

    private static Component part(PlannedStep step) {
        Div part = new Div(new H3(step.step().name()));
        part.addClassName("plan__part");
        if (step.part() instanceof PlannedPart.Deferred deferred) {
            part.add(InlineNotice.info(Texts.t(
                    "plan.deferred",
                    String.join(", ", deferred.waitsFor()),
                    deferred.bounds().most())));
        }
        if (step.part().changes().isEmpty()) {
            Paragraph none = new Paragraph(Texts.t("plan.nothing"));
            none.addClassName("muted");
            part.add(none);
        }
        step.part().changes().forEach(change -> part.add(change(change)));
        return part;
    }

    private static Component change(Change change) {
        Span action = new Span(Texts.t(change.action()));
        action.addClassNames("action", "action--" + change.action().name().toLowerCase(java.util.Locale.ROOT));
        Span address = new Span(change.address());
        address.addClassName("mono");
        Span system = new Span(change.system().label());
        system.addClassName("muted");
        Div head = new Div(action, address, system);
        head.addClassName("change__head");
        if (change.attributes().isEmpty()) {
            return head;
        }
        UnorderedList attributes = new UnorderedList();
        attributes.addClassNames("change__attributes", "mono");
        change.attributes().forEach(attribute -> attributes.add(attribute(attribute)));
        return new Details(head, attributes);
    }

    private static ListItem attribute(AttributeChange attribute) {
        Span path = new Span(attribute.path() + ": ");
        path.addClassName("muted");
        boolean made = attribute.before() instanceof Value.Absent;
        String values = made ? words(attribute.after()) : words(attribute.before()) + " → " + words(attribute.after());
        return new ListItem(path, new Span(values));
    }

    private static String words(Value value) {
        return switch (value) {
            case Value.Absent absent -> Texts.t("plan.absent");
            case Value.Known(var text) -> text;
            case Value.Sensitive secret -> Texts.t("plan.hidden");
            case Value.Masked masked -> Texts.t("plan.hidden");
            case Value.Unknown unknown -> Texts.t("plan.unknown");
        };
    }
}
