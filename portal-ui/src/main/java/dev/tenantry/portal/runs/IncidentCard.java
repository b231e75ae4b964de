package dev.tenantry.portal.runs;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.portal.runbooks.Runbook;
import dev.tenantry.runs.Run;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.FailureClass;
import dev.tenantry.steps.StepKey;
import org.jspecify.annotations.Nullable;

/** Why a run stands still: the cause in one sentence, whose move it is, what to do, and the original words. */
final class IncidentCard extends Div {

    /** @param line where the log tells of it; null if the step has none */
    IncidentCard(Run.Incident incident, @Nullable String line) {
        Failure failure = incident.failure();
        addClassNames("card", "incident");
        getElement().setAttribute("role", "alert");
        Paragraph cause = new Paragraph(Texts.t(failure.cause()));
        cause.addClassName("incident__cause");
        add(
                StateBadge.of(State.FAILED, Texts.t(failure.failureClass())).since(incident.since()),
                new H2(Texts.t(incident.goingBack() ? "run.incident.back" : "run.incident")),
                cause,
                new KeyValue()
                        .fact(
                                Texts.t("run.incident.who"),
                                Texts.t(failure.failureClass().whoActs()))
                        .fact(Texts.t("run.incident.what"), Texts.t(Texts.key(failure.failureClass()) + ".remedy"))
                        .fact(
                                Texts.t("run.incident.retry"),
                                Texts.t(failure.failureClass().retry()))
                        .fact(
                                Texts.t("run.incident.where"),
                                failure.system().label() + " · " + Texts.t(StepKey.called(failure.subject()))),
                ways(failure.failureClass(), line));
        if (!failure.raw().isBlank()) {
            Pre raw = new Pre(failure.raw());
            raw.addClassName("mono");
            add(new Details(Texts.t("run.incident.raw"), raw));
        }
    }

    private static Div ways(FailureClass failureClass, @Nullable String line) {
        Div ways = new Div(link(Runbook.path(failureClass), Texts.t("run.incident.runbook")));
        ways.addClassName("incident__ways");
        if (line != null) {
            ways.add(link(line, Texts.t("run.incident.log")));
        }
        return ways;
    }

    private static Anchor link(String path, String words) {
        Anchor link = new Anchor(path, words);
        link.setRouterIgnore(false);
        return link;
    }
}
