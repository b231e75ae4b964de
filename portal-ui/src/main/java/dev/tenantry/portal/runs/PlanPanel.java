package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.runs.PlanDocument;
import dev.tenantry.runs.PlanDocument.PlannedStep;
import dev.tenantry.steps.Change;
import dev.tenantry.steps.Change.Action;
import dev.tenantry.steps.PlannedPart;
import dev.tenantry.steps.StepKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The plan over all systems: a sentence and counts on top, then what is destroyed, then all of it step by step, narrowed as
 * its reader wants. What is destroyed is never filtered away, and what is not shown is counted.
 */
final class PlanPanel extends Div {

    private final PlanDocument plan;
    private final Paragraph shown = new Paragraph();
    private final Div parts = new Div();

    PlanPanel(PlanDocument plan, PlanQuery query) {
        this.plan = plan;
        addClassName("plan");
        Paragraph sentence = new Paragraph(sentence(plan));
        sentence.addClassName("plan__sentence");
        add(sentence, counts(plan));
        List<Change> destroyed = plan.changes()
                .filter(change -> PlanChange.destroys(change.action()))
                .toList();
        if (!destroyed.isEmpty()) {
            add(destroyed(destroyed));
        }
        shown.addClassName("muted");
        shown.getElement().setAttribute("role", "status");
        parts.addClassName("plan__parts");
        PlanFilters filters = new PlanFilters(plan, query, this::show);
        add(filters, shown, parts);
        show(filters.query());
    }

    private void show(PlanQuery query) {
        long matching = plan.changes().filter(query::shows).count();
        shown.setText(
                query.narrows() ? Texts.t("plan.shown", matching, plan.changes().count()) : "");
        parts.removeAll();
        plan.steps().stream().filter(step -> query.shows(step.part())).forEach(step -> parts.add(part(step, query)));
    }

    /** What the plan does in one sentence, with its counts. */
    static String sentence(PlanDocument plan) {
        if (!plan.kind().changes() && plan.changes().findAny().isEmpty()) {
            return Texts.t("plan.compared.same");
        }
        return Texts.t(
                plan.kind().changes() ? "plan.sentence" : "plan.compared",
                plan.count(Action.CREATE),
                plan.count(Action.CHANGE),
                plan.count(Action.REPLACE) + plan.count(Action.DESTROY),
                plan.systems());
    }

    private static Div counts(PlanDocument plan) {
        Div counts = new Div();
        counts.addClassName("plan__counts");
        Arrays.stream(Action.values())
                .filter(action -> plan.count(action) > 0)
                .map(action -> PlanChange.action(action, Texts.t("plan.count", Texts.t(action), plan.count(action))))
                .forEach(counts::add);
        return counts;
    }

    private static Div destroyed(List<Change> changes) {
        Div destroyed = new Div(new H2(Texts.t("plan.destroys", changes.size())));
        destroyed.addClassNames("plan__destroys");
        changes.forEach(change -> destroyed.add(new PlanChange(change)));
        return destroyed;
    }

    /** What is approved of a part that cannot be known yet: all that it may become. */
    private static Component deferred(PlannedPart.Deferred part) {
        PlannedPart.Bounds bounds = part.bounds();
        String may = bounds.actions().stream().sorted().map(Texts::t).collect(Collectors.joining(", "));
        String waitsFor = part.waitsFor().stream()
                .sorted()
                .map(StepKey::called)
                .map(Texts::t)
                .collect(Collectors.joining(", "));
        Span types = new Span(bounds.types().stream().sorted().collect(Collectors.joining(", ")));
        types.addClassName("mono");
        return new Div(
                InlineNotice.info(Texts.t("plan.deferred", waitsFor)),
                new KeyValue()
                        .fact(Texts.t("plan.bounds.actions"), may)
                        .fact(Texts.t("plan.bounds.types"), types)
                        .fact(Texts.t("plan.bounds.most"), Integer.toString(bounds.most()))
                        .fact(Texts.t("plan.bounds.never"), Texts.t("plan.bounds.never.what")));
    }

    private static Component part(PlannedStep step, PlanQuery query) {
        H2 name = new H2(Texts.t(step.step().called()));
        name.addClassName("plan__step");
        Div part = new Div(name);
        part.addClassName("plan__part");
        if (step.part() instanceof PlannedPart.Deferred deferred) {
            part.add(deferred(deferred));
        }
        if (step.part().changes().isEmpty()) {
            Paragraph none = new Paragraph(Texts.t("plan.nothing"));
            none.addClassName("muted");
            part.add(none);
        }
        step.part().changes().stream().filter(query::shows).forEach(change -> part.add(new PlanChange(change)));
        return part;
    }
}
