package dev.tenantry.portal.runs;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.Fresh;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.shell.Live;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunPlan;
import dev.tenantry.runs.RunState;
import dev.tenantry.steps.RunId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run: what it does, what it waits for, and everything it told. Same URL, same view, for every viewer. */
@Route("runs/:number([0-9]+)")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR", "TENANT_ADMIN"})
class RunView extends Page implements BeforeEnterObserver {

    private final RunsInReach runs;
    private final RunParts parts;
    private final Div said = new Div();
    private final Fresh top = new Fresh("run__top");
    private final Fresh steps = new Fresh("run__steps");
    private @Nullable RunSide side;
    private @Nullable RunState saidIn;
    private @Nullable Painted painted;
    private long number;

    /** All that header and top depend on, but for time. */
    private record Painted(RunDetail detail, @Nullable RunPlan plan, int acts) {}

    RunView(RunsInReach runs, RunParts parts) {
        this.runs = runs;
        this.parts = parts;
    }

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("runs.heading"), "runs"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        number = event.getRouteParameters().getLong("number").orElseThrow(() -> new NotFound("run"));
        RunDetail detail = detail();
        RunSide begun = new RunSide(parts, event.getLocation().getQueryParameters(), detail);
        side = begun;
        removeAll();
        Div body = new Div(steps, begun);
        body.addClassName("run");
        said.removeAll();
        painted = null;
        add(said, top, body);
        show(detail, begun);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Live live = new Live(event.getUI(), this::refresh);
        addDetachListener(detached -> live.close());
        RunId followed = detail().run().id();
        live.follow(news -> parts.feed().follow(followed, news));
    }

    private RunDetail detail() {
        return runs.numbered(number).orElseThrow(() -> new NotFound("run"));
    }

    /** The run has changed: what is said of the past goes, and no plan gives way to another unnoticed. */
    void refresh() {
        RunDetail detail = detail();
        RunSide shown = Objects.requireNonNull(side);
        boolean replanned = shown.follow(detail);
        if (detail.run().state() != saidIn) {
            said.removeAll();
        }
        if (replanned) {
            say(InlineNotice.warning(Texts.t("plan.anew", detail.run().planRevision())), detail);
        }
        show(detail, shown);
    }

    private void say(Component words, RunDetail detail) {
        said.removeAll();
        said.add(words);
        saidIn = detail.run().state();
    }

    /** What has not changed stays, and with it the focus of whoever is about to press it. */
    private void show(RunDetail detail, RunSide shown) {
        Component[] acts = parts.acts(detail, shown.plan(), this::decided);
        Painted now = new Painted(detail, shown.plan(), acts.length);
        if (!now.equals(painted)) {
            painted = now;
            head(detail.run(), acts);
            top.removeAll();
        }
        top.show(parts.top(detail, this::decided));
        steps.show(parts.steps(detail, shown.choice()));
    }

    private void head(Run run, Component... acts) {
        String tenant = parts.tenant(run);
        header(
                        Texts.t("run.heading", Texts.t(run.kind()), tenant),
                        Texts.t(
                                "run.answers",
                                Long.toString(run.number()),
                                parts.who(run.requested().by())),
                        acts)
                .beside(RunWords.badge(run.state()));
    }

    /** What became of an act stays on the page until the next one, until the run moves on or until it is left. */
    private void decided(Component outcome) {
        RunDetail detail = detail();
        RunSide shown = Objects.requireNonNull(side);
        say(outcome, detail);
        shown.moved(detail);
        show(detail, shown);
    }
}
