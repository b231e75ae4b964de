package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Card;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.StepPhase;
import dev.tenantry.steps.RunKind;
import java.util.Optional;

/** What a rolled back onboarding has left: nothing, but for what stays by its nature. */
final class NothingLeft {

    private NothingLeft() {}

    /** Empty for a run that was not rolled back, or that had made nothing anew. */
    static Optional<Component> of(Run run) {
        return run.state() == RunState.ROLLED_BACK && run.kind() == RunKind.ONBOARD
                ? Optional.of(new Card(
                        Texts.t("run.nothingLeft"),
                        new Paragraph(Texts.t("run.nothingLeft.how")),
                        new Paragraph(Texts.t("run.stays")),
                        stays(run)))
                : Optional.empty();
    }

    private static UnorderedList stays(Run run) {
        UnorderedList list = new UnorderedList();
        list.addClassName("stays");
        if (isUndone(run, "infrastructure")) {
            list.add(new ListItem(Texts.t("run.stays.infrastructure")));
        }
        if (isUndone(run, "billing")) {
            list.add(new ListItem(Texts.t("run.stays.billing")));
        }
        list.add(new ListItem(Texts.t("run.stays.here")));
        return list;
    }

    private static boolean isUndone(Run run, String name) {
        return run.steps().stream()
                .anyMatch(step -> step.key().name().equals(name) && step.phase() == StepPhase.UNDONE);
    }
}
