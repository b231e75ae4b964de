package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.State;
import dev.tenantry.register.Problem;
import dev.tenantry.tenants.TenantId;
import java.util.List;

/** The wizard's steps, each with how many problems it still has. */
final class WizardRail extends OrderedList {

    WizardRail(TenantId id, WizardStep current, List<Problem> problems) {
        addClassNames("steps", "steps--short");
        getElement().setAttribute("aria-label", Texts.t("wizard.steps"));
        for (WizardStep step : WizardStep.values()) {
            long open = step == WizardStep.REVIEW
                    ? problems.size()
                    : problems.stream()
                            .filter(problem -> step.fields().contains(problem.field()))
                            .count();
            add(item(id, step, current, open));
        }
    }

    private static ListItem item(TenantId id, WizardStep step, WizardStep current, long open) {
        Anchor link = new Anchor(TenantWords.wizard(id, step), Texts.t(step));
        link.setRouterIgnore(false);
        link.addClassName("step__name");
        if (step == current) {
            link.getElement().setAttribute("aria-current", "step");
        }
        Span state = new Span(open == 0 ? Texts.t("wizard.complete") : Texts.t("wizard.open", open));
        state.addClassName("step__state");
        State look = open == 0 ? State.LIVE : State.NEEDS_YOU;
        ListItem item = new ListItem(look.icon().decorative(), link, state);
        item.addClassNames("step", look.cssClass());
        return item;
    }
}
