package dev.tenantry.portal.runs;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.State;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunStep;
import java.time.Duration;
import java.time.Instant;

/** A run's steps as a timeline: where each stands, how long it took, and how long it usually takes. */
final class StepsList extends OrderedList {

    StepsList(RunDetail detail, long number, RunTabs.Choice choice) {
        addClassName("steps");
        getElement().setAttribute("aria-label", Texts.t("run.steps"));
        detail.run().steps().forEach(step -> add(item(detail, step, number, choice)));
    }

    private static ListItem item(RunDetail detail, RunStep step, long number, RunTabs.Choice choice) {
        Anchor link =
                new Anchor(RunWords.path(number) + "?tab=log&step=" + step.key().name());
        link.setRouterIgnore(false);
        link.addClassName("step__name");
        link.add(new Span(step.key().name()));
        if (choice.step() == step.position()) {
            link.getElement().setAttribute("aria-current", "step");
        }
        State look = RunWords.look(step.phase());
        ListItem item = new ListItem(look.icon().decorative(), link, state(step), time(detail, step));
        item.addClassNames("step", look.cssClass());
        return item;
    }

    private static Span state(RunStep step) {
        String saying = step.saying();
        String words = saying == null ? Texts.t(step.phase()) : Texts.t(step.phase()) + " · " + saying;
        Span state = new Span(step.attempt() > 1 ? words + " · " + Texts.t("run.attempt", step.attempt()) : words);
        state.addClassName("step__state");
        return state;
    }

    private static Span time(RunDetail detail, RunStep step) {
        Instant begun = step.startedAt();
        Instant ended = step.finishedAt();
        Duration usual = detail.usual().get(step.key());
        String took = begun == null || ended == null ? "" : RunWords.duration(Duration.between(begun, ended));
        String usually = usual == null ? "" : Texts.t("run.usually", RunWords.duration(usual));
        Span time = new Span(took.isEmpty() || usually.isEmpty() ? took + usually : took + " · " + usually);
        time.addClassNames("step__time", "number");
        return time;
    }
}
