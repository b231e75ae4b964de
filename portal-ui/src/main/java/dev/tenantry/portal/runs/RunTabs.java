package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunStep;
import dev.tenantry.runs.StepPhase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The right side of a run's page: log, plan, history or outputs, as the URL says. */
final class RunTabs extends Div {

    /** What can be looked at. */
    enum Tab {
        LOG,
        PLAN,
        HISTORY,
        OUTPUTS;

        String inUrl() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param step position of the chosen step, −1 for none
     * @param log what of its log is looked at
     * @param follows whether nobody chose the step, so that it moves on with the run
     */
    record Choice(Tab tab, int step, LogAddress log, boolean follows) {

        private static final String TAB = "tab";
        private static final String STEP = "step";

        static Choice none() {
            return new Choice(Tab.LOG, -1, LogAddress.newest(), true);
        }

        Choice on(Tab other) {
            return new Choice(other, step, log, follows);
        }

        Choice at(int position) {
            return new Choice(tab, position, log.at(0), follows);
        }

        Choice looking(LogAddress other) {
            return new Choice(tab, step, other, follows);
        }

        /** These parameters with what is chosen; a step that nobody chose is named only if something is looked for in its log. */
        QueryParameters in(QueryParameters others, String name) {
            QueryParameters with = log.in(others.excluding(TAB, STEP)).merging(TAB, tab.inUrl());
            return follows && !log.narrows() ? with : with.merging(STEP, name);
        }

        static boolean hasTab(QueryParameters query) {
            return query.getSingleParameter(TAB).isPresent();
        }

        /** One that waits for an approval, and one that only compared. */
        private static boolean isAboutItsPlan(Run run) {
            return run.state() == RunState.AWAITING_APPROVAL
                    || (run.state() == RunState.SUCCEEDED && !run.kind().changes());
        }

        /** Without a word in the URL, a run that is about its plan shows it and any other its log. */
        static Choice of(QueryParameters query, RunDetail detail, List<Tab> offered) {
            Tab usual = isAboutItsPlan(detail.run()) ? Tab.PLAN : Tab.LOG;
            Tab tab = query.getSingleParameter(TAB)
                    .flatMap(word -> offered.stream()
                            .filter(known -> known.inUrl().equals(word))
                            .findFirst())
                    .orElse(usual);
            String step = query.getSingleParameter(STEP).orElse("");
            Optional<Integer> chosen = detail.run().steps().stream()
                    .filter(known -> known.key().name().equals(step))
                    .findFirst()
                    .map(RunStep::position);
            return new Choice(tab, chosen.orElseGet(() -> interesting(detail)), LogAddress.of(query), chosen.isEmpty());
        }

        /** The step that is being undone, else the last that began. */
        static int interesting(RunDetail detail) {
            Optional<RunStep> undoing = detail.run().steps().stream()
                    .filter(step -> step.phase() == StepPhase.UNDOING)
                    .findFirst();
            if (undoing.isPresent()) {
                return undoing.get().position();
            }
            return detail.run().steps().stream()
                    .filter(step -> step.attempt() > 0)
                    .map(RunStep::position)
                    .max(Integer::compare)
                    .orElse(0);
        }
    }

    RunTabs(long number, List<Tab> offered, Choice choice, Component content) {
        Nav tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.setAriaLabel(Texts.t("run.tabs"));
        for (Tab tab : offered) {
            Anchor link = new Anchor(RunWords.path(number) + "?tab=" + tab.inUrl(), Texts.t(tab));
            link.setRouterIgnore(false);
            link.addClassName("tab");
            if (tab == choice.tab()) {
                link.getElement().setAttribute("aria-current", "true");
            }
            tabs.add(link);
        }
        add(tabs, content);
    }
}
