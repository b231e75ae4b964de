package dev.tenantry.portal.runs;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.Page;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One run: what it does, what it waits for, and everything it told. Same URL, same view, for every viewer. */
@Route("runs/:number([0-9]+)")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR", "TENANT_ADMIN"})
class RunView extends Page implements BeforeEnterObserver {

    private final RunsInReach runs;
    private final RunParts parts;
    private final Div said = new Div();
    private final Div top = new Div();
    private final Div steps = new Div();
    private final Div side = new Div();
    private RunTabs.Choice choice = RunTabs.Choice.none();
    private long number;

    RunView(RunsInReach runs, RunParts parts) {
        this.runs = runs;
        this.parts = parts;
        top.addClassName("run__top");
        steps.addClassName("run__steps");
        side.addClassName("run__side");
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("runs.heading"), "runs"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        number = event.getRouteParameters().getLong("number").orElseThrow(() -> new NotFound("run"));
        QueryParameters query = event.getLocation().getQueryParameters();
        RunDetail detail = detail();
        choice = RunTabs.Choice.of(query, detail);
        removeAll();
        Div body = new Div(steps, side);
        body.addClassName("run");
        said.removeAll();
        add(said, top, body);
        show(detail);
        side.removeAll();
        side.add(parts.tabs(detail, choice));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Live live = new Live(event.getUI(), () -> show(detail()));
        addDetachListener(detached -> live.close());
        live.follow(parts.feed(), detail().run().id());
    }

    private RunDetail detail() {
        return runs.numbered(number).orElseThrow(() -> new NotFound("run"));
    }

    private void show(RunDetail detail) {
        Run run = detail.run();
        String tenant = parts.tenant(run);
        header(
                        Texts.t("run.heading", Texts.t(run.kind()), tenant),
                        Texts.t(
                                "run.answers",
                                Long.toString(run.number()),
                                parts.who(run.requested().by())),
                        parts.acts(detail, this::decided))
                .beside(RunWords.badge(run.state()));
        top.removeAll();
        parts.top(detail).forEach(top::add);
        steps.removeAll();
        steps.add(parts.steps(detail, choice));
    }

    /** What became of an act stays on the page until the next one or until it is left. */
    private void decided(Component outcome) {
        said.removeAll();
        said.add(outcome);
        RunDetail detail = detail();
        show(detail);
        side.removeAll();
        side.add(parts.tabs(detail, choice));
    }
}
