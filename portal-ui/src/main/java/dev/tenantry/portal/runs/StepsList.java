package dev.tenantry.portal.runs;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.State;
import dev.tenantry.runs.RunStep;
import dev.tenantry.steps.Saying;

/** A run's steps as a timeline: where each stands, how long it took, and how long it usually takes. */
final class StepsList extends OrderedList {

    StepsList(RunTimes times, long number, RunTabs.Choice choice) {
        addClassName("steps");
        getElement().setAttribute("aria-label", Texts.t("run.steps"));
        times.detail().run().steps().forEach(step -> add(item(times, step, number, choice)));
    }

    private static ListItem item(RunTimes times, RunStep step, long number, RunTabs.Choice choice) {
        Anchor link =
                new Anchor(RunWords.path(number) + "?tab=log&step=" + step.key().name());
        link.setRouterIgnore(false);
        link.addClassName("step__name");
        link.add(new Span(Texts.t(step.key().called())));
        if (choice.step() == step.position()) {
            link.getElement().setAttribute("aria-current", "step");
        }
        State look = RunWords.look(step.phase());
        ListItem item = new ListItem(look.icon().decorative(), link, state(step), time(times, step));
        item.addClassNames("step", look.cssClass());
        return item;
    }

    private static Span state(RunStep step) {
        Saying saying = step.saying();
        String words = saying == null ? Texts.t(step.phase()) : Texts.t(step.phase()) + " · " + Texts.t(saying);
        Span state = new Span(step.attempt() > 1 ? words + " · " + Texts.t("run.attempt", step.attempt()) : words);
        state.addClassName("step__state");
        return state;
    }

    private static Span time(RunTimes times, RunStep step) {
        Span time = new Span(times.of(step).orElse(""));
        time.addClassNames("step__time", "number");
        return time;
    }
}
