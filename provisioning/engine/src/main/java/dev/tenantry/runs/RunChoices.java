package dev.tenantry.runs;

import static dev.tenantry.runs.RunDetail.Choice.APPROVE;
import static dev.tenantry.runs.RunDetail.Choice.CANCEL;
import static dev.tenantry.runs.RunDetail.Choice.EDIT;
import static dev.tenantry.runs.RunDetail.Choice.FORCE;
import static dev.tenantry.runs.RunDetail.Choice.LEAVE;
import static dev.tenantry.runs.RunDetail.Choice.LOOK;
import static dev.tenantry.runs.RunDetail.Choice.REJECT;
import static dev.tenantry.runs.RunDetail.Choice.RETRY;
import static dev.tenantry.runs.RunDetail.Choice.ROLL_BACK;
import static dev.tenantry.runs.RunDetail.Choice.SKIP;

import dev.tenantry.runs.RunDetail.Choice;
import dev.tenantry.steps.RunKind;
import java.util.EnumSet;
import java.util.Set;

/** The rule of what can be done with a run in its state; pages show it and use cases hold to it. */
final class RunChoices {

    private RunChoices() {}

    static Set<Choice> of(Run run, StepCatalogue catalogue) {
        return switch (run.state()) {
            case PLANNING, RUNNING -> EnumSet.of(CANCEL);
            case AWAITING_APPROVAL -> EnumSet.of(APPROVE, REJECT, CANCEL);
            case CANCELLING -> EnumSet.of(FORCE);
            case INCIDENT -> afterIncident(run, catalogue);
            case ROLLING_BACK, SUCCEEDED, ROLLED_BACK, CANCELLED, REJECTED -> EnumSet.noneOf(Choice.class);
        };
    }

    private static Set<Choice> afterIncident(Run run, StepCatalogue catalogue) {
        Run.Incident incident = run.incident();
        Set<Choice> choices = EnumSet.of(RETRY);
        if (incident == null || !(incident.mayStillWork() || run.isLookedAt()) || incident.isOutOfSight()) {
            choices.add(LEAVE);
        } else if (!run.isLookedAt()) { // it is stopped first, and left then
            choices.add(CANCEL);
        }
        if (incident == null || incident.goingBack()) {
            return choices;
        }
        if (run.hasBegun() && !incident.mayStillWork() && !Looking.isDue(run)) {
            choices.add(LOOK);
        }
        RunStep step = run.steps().get(incident.step());
        if (!incident.mayStillWork()
                && run.parts().isPresent()
                && catalogue.traits(step.key()).skippable()) {
            choices.add(SKIP);
        }
        if (run.pastPivot(catalogue)) {
            return choices;
        }
        if (run.hasBegun() && !run.kind().goesForwardOnly()) {
            choices.add(ROLL_BACK);
        }
        if (run.kind() == RunKind.ONBOARD && !incident.mayStillWork()) {
            choices.add(EDIT);
        }
        return choices;
    }
}
