package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.runs.RunTabs.Choice;
import dev.tenantry.portal.runs.RunTabs.Tab;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunPlan;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunStep;
import dev.tenantry.steps.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right side of a run's page. It follows the run, and knows which plan it shows: no other one can be approved. */
final class RunSide extends Div {

    private final RunParts parts;
    private final QueryParameters query;
    private Choice choice = Choice.none();
    private RunDetail detail;
    private @Nullable RunPlan plan;
    private @Nullable LogPanel log;

    RunSide(RunParts parts, QueryParameters query, RunDetail detail) {
        this.parts = parts;
        this.query = query;
        this.detail = detail;
        addClassName("run__side");
        show(detail, Choice.of(query, detail, parts.tabs()));
    }

    Choice choice() {
        return choice;
    }

    /** The plan that can be read here now; null if something else is shown. */
    @Nullable
    RunPlan plan() {
        return plan;
    }

    /** Shows what has become of the run; answers whether a plan that was shown has given way to another. */
    boolean follow(RunDetail now) {
        RunPlan before = plan;
        if (asks(now)) {
            show(now, choice.on(Tab.PLAN));
        } else if (isOld(now)) {
            show(now, choice.step() == step(now) ? choice : choice.at(step(now)));
        }
        detail = now;
        return before != null && plan != null && before.revision() < plan.revision();
    }

    /** As {@link #follow}, for whoever moved the run on: without a word in the address, it shows what is usual now. */
    void moved(RunDetail now) {
        if (now.run().state() != detail.run().state() && !Choice.hasTab(query)) {
            show(now, Choice.of(query, now, parts.tabs()));
        } else {
            follow(now);
        }
    }

    /** Whether the run waits for a yes to a plan that this page has not shown. */
    private boolean asks(RunDetail now) {
        Run run = now.run();
        boolean sameQuestion = detail.run().state() == RunState.AWAITING_APPROVAL
                && detail.run().planRevision() == run.planRevision();
        boolean shown = plan != null && plan.revision() >= run.planRevision();
        return run.state() == RunState.AWAITING_APPROVAL && !sameQuestion && !shown;
    }

    private boolean isOld(RunDetail now) {
        return switch (choice.tab()) {
            case LOG -> log != null && log.isFollowed() && choice.step() != step(now);
            case PLAN -> (plan == null ? 0 : plan.revision()) < now.run().planRevision();
            case HISTORY -> !now.events().equals(detail.events());
            case OUTPUTS -> !outputs(now).equals(outputs(detail));
        };
    }

    private static List<Facts> outputs(RunDetail of) {
        return of.run().steps().stream().map(RunStep::outputs).toList();
    }

    private int step(RunDetail now) {
        return choice.follows() ? Choice.interesting(now) : choice.step();
    }

    private void show(RunDetail now, Choice chosen) {
        choice = chosen;
        detail = now;
        plan = null;
        log = null;
        removeAll();
        add(new RunTabs(now.run().number(), parts.tabs(), chosen, content(now)));
    }

    /** The address changes without a navigation: whoever types in the field stays in it. */
    private void remember(LogAddress looked) {
        choice = choice.looking(looked);
        RunStep step = detail.run().steps().get(Math.max(0, choice.step()));
        UI ui = UI.getCurrentOrThrow();
        Location here = ui.getActiveViewLocation();
        QueryParameters parameters =
                choice.in(here.getQueryParameters(), step.key().name());
        ui.getPage().getHistory().replaceState(null, new Location(here.getPath(), parameters));
    }

    private Component content(RunDetail now) {
        return switch (choice.tab()) {
            case LOG -> {
                log = parts.log(now.run(), choice, this::remember);
                yield log;
            }
            case PLAN -> {
                plan = parts.plan(now.run()).orElse(null);
                yield plan == null
                        ? new Paragraph(Texts.t("plan.notYet"))
                        : new PlanPanel(plan.document(), PlanQuery.of(query));
            }
            case HISTORY -> parts.history(now);
            case OUTPUTS -> new OutputsPanel(now.run());
        };
    }
}
