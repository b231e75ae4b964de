package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Card;
import dev.tenantry.portal.look.EmptyState;
import dev.tenantry.portal.look.Fresh;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.look.State;
import dev.tenantry.portal.look.StateBadge;
import dev.tenantry.runs.PlanDocument;
import dev.tenantry.runs.RunPlan;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunSummary;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Plans that wait for somebody's yes or no, the oldest first, and what one person has asked for that a second one must confirm. */
@Route("approvals")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR"})
class ApprovalsView extends Page {

    private final RunReading runs;
    private final TenantNames tenants;
    private final RunNames names;
    private final SecondPerson second;
    private final WaitingRuns inbox;
    private final Fresh plans = new Fresh();

    ApprovalsView(RunReading runs, TenantNames tenants, RunNames names, SecondPerson second, WaitingRuns inbox) {
        this.runs = runs;
        this.tenants = tenants;
        this.names = names;
        this.second = second;
        this.inbox = inbox;
        header(Texts.t("approvals.heading"), Texts.t("approvals.answers"));
        add(plans);
        show();
    }

    @Override
    public void news() {
        show();
    }

    private void show() {
        List<Component> cards = Stream.of(
                        card("approvals.waiting", inbox.forApproval(), this::plan),
                        card("approvals.second", inbox.forSecondPerson(), this::wish))
                .flatMap(Optional::stream)
                .toList();
        plans.show(
                cards.isEmpty()
                        ? List.of(new EmptyState(
                                Icon.APPROVALS, Texts.t("approvals.empty"), Texts.t("approvals.empty.hint")))
                        : cards);
    }

    private static Optional<Component> card(
            String heading, List<RunSummary> waiting, Function<RunSummary, ListItem> row) {
        UnorderedList list = new UnorderedList();
        list.addClassName("rows");
        waiting.forEach(run -> list.add(row.apply(run)));
        return waiting.isEmpty() ? Optional.empty() : Optional.of(new Card(Texts.t(heading), list));
    }

    private StateBadge secondPerson(RunSummary run) {
        boolean open = runs.run(run.tenant(), run.id())
                .filter(second::viewerMayApprove)
                .isPresent();
        return open
                ? StateBadge.of(State.NEEDS_YOU, Texts.t("approvals.secondPerson"))
                : StateBadge.of(State.WAITING, Texts.t("approvals.secondPerson.notYou"));
    }

    /** What exactly was asked for, and by whom, stands on the run's page. */
    private ListItem wish(RunSummary run) {
        return row(run, words(run, Texts.t("approvals.second.hint")), RunWords.path(run.number()), "needs.look");
    }

    private ListItem plan(RunSummary run) {
        Optional<PlanDocument> planned = runs.plan(run.tenant(), run.id()).map(RunPlan::document);
        Div words = words(run, planned.map(PlanPanel::sentence).orElse(""));
        planned.filter(PlanDocument::destroysStateful)
                .map(lossy -> secondPerson(run))
                .ifPresent(words::add);
        return row(run, words, RunWords.path(run.number()) + "?tab=plan", "approvals.review");
    }

    private Div words(RunSummary run, String what) {
        Span title = new Span(Texts.t("run.heading", Texts.t(run.kind()), tenants.of(run.tenant())));
        title.addClassName("row__title");
        Span muted = new Span(what);
        muted.addClassName("muted");
        Span by = new Span(Texts.t("approvals.by", names.of(run.requestedBy())));
        by.addClassName("muted");
        Div words = new Div(title, muted, new Text(" "), by);
        words.addClassName("row__words");
        return words;
    }

    private static ListItem row(RunSummary run, Div words, String path, String looking) {
        Anchor act = new Anchor(path, Texts.t(looking));
        act.setRouterIgnore(false);
        act.addClassName("button-link");
        act.getElement().setAttribute("data-row", "");
        ListItem row = new ListItem(words, new Ago(run.since()), act);
        row.addClassName("row");
        return Fresh.keyed(row, run.id());
    }
}
