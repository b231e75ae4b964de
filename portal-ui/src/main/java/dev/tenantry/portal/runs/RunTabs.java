package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunStep;
import java.util.Arrays;
import java.util.Locale;

/** The right side of a run's page: log, plan or history, as the URL says. */
final class RunTabs extends Div {

    /** What can be looked at. */
    enum Tab {
        LOG,
        PLAN,
        HISTORY;

        String inUrl() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param step position of the chosen step, −1 for none
     * @param line the line of its log to show, 0 for the newest
     */
    record Choice(Tab tab, int step, long line) {

        static Choice none() {
            return new Choice(Tab.LOG, -1, 0);
        }

        /** Without a word in the URL, a run that waits for approval shows its plan and any other its log. */
        static Choice of(QueryParameters query, RunDetail detail) {
            Tab usual = detail.run().state() == RunState.AWAITING_APPROVAL ? Tab.PLAN : Tab.LOG;
            Tab tab = query.getSingleParameter("tab")
                    .flatMap(word -> Arrays.stream(Tab.values())
                            .filter(known -> known.inUrl().equals(word))
                            .findFirst())
                    .orElse(usual);
            String step = query.getSingleParameter("step").orElse("");
            return new Choice(
                    tab,
                    detail.run().steps().stream()
                            .filter(known -> known.key().name().equals(step))
                            .findFirst()
                            .map(RunStep::position)
                            .orElseGet(() -> interesting(detail)),
                    query.getSingleParameter("line")
                            .filter(text -> text.matches("\\d{1,12}"))
                            .map(Long::valueOf)
                            .orElse(0L));
        }

        /** The step that works or failed, else the last that began. */
        private static int interesting(RunDetail detail) {
            return detail.run().steps().stream()
                    .filter(step -> step.attempt() > 0)
                    .map(RunStep::position)
                    .max(Integer::compare)
                    .orElse(0);
        }
    }

    RunTabs(long number, Choice choice, Component content) {
        Nav tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.setAriaLabel(Texts.t("run.tabs"));
        for (Tab tab : Tab.values()) {
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
