package dev.tenantry.portal.runs;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.look.KeyValue;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.runs.RunTabs.Tab;
import dev.tenantry.runs.Run;
import dev.tenantry.runs.RunControl;
import dev.tenantry.runs.RunDetail;
import dev.tenantry.runs.RunFeed;
import dev.tenantry.runs.RunPlan;
import dev.tenantry.runs.RunReading;
import dev.tenantry.runs.RunStep;
import dev.tenantry.tenants.Departure;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds the parts of a run's page. */
@org.springframework.stereotype.Component
class RunParts {

    private static final String TENANTS = "tenants/";

    private final RunReading runs;
    private final RunControl control;
    private final RunFeed feed;
    private final RunNames names;
    private final TenantNames tenants;
    private final Deciders deciders;
    private final SecondPerson secondPerson;
    private final IncidentParts incidents;
    private final Clock clock;

    RunParts(
            RunReading runs,
            RunControl control,
            RunFeed feed,
            RunNames names,
            TenantNames tenants,
            Deciders deciders,
            SecondPerson secondPerson,
            IncidentParts incidents,
            Clock clock) {
        this.runs = runs;
        this.control = control;
        this.feed = feed;
        this.names = names;
        this.tenants = tenants;
        this.deciders = deciders;
        this.secondPerson = secondPerson;
        this.incidents = incidents;
        this.clock = clock;
    }

    RunFeed feed() {
        return feed;
    }

    String tenant(Run run) {
        return tenants.of(run.tenant());
    }

    String who(String actor) {
        return names.of(actor);
    }

    /** @param shown the plan that can be read on the page; no other can be approved there */
    Component[] acts(RunDetail detail, @Nullable RunPlan shown, Consumer<Component> outcome) {
        if (!deciders.viewerIsOne()) {
            return new Component[0];
        }
        boolean mayApprove = secondPerson.viewerMayApprove(detail);
        return new RunActs(control, detail, tenant(detail.run()), shown, mayApprove, outcome).buttons();
    }

    StepsList steps(RunDetail detail, RunTabs.Choice choice) {
        return new StepsList(times(detail), detail.run().number(), choice);
    }

    private RunTimes times(RunDetail detail) {
        return new RunTimes(detail, clock.instant());
    }

    /** What stands above everything else of a run: why it needs whom, and what it needs. */
    List<Component> top(RunDetail detail, Consumer<Component> outcome) {
        List<Component> top = new ArrayList<>();
        PausedNotice.above(detail.pause(), names, deciders.viewerIsStaff()).ifPresent(top::add);
        secondPerson.why(detail).map(InlineNotice::warning).ifPresent(top::add);
        StoppingNotice.of(detail.run()).ifPresent(top::add);
        top.addAll(incidents.of(detail, outcome));
        NothingLeft.of(detail.run()).ifPresent(top::add);
        looked(detail.run()).ifPresent(top::add);
        top.add(facts(detail));
        return top;
    }

    private static Optional<Component> looked(Run run) {
        return Optional.ofNullable(run.look()).map(look -> new LookCard(run, look));
    }

    private KeyValue facts(RunDetail detail) {
        Run run = detail.run();
        KeyValue facts = new KeyValue()
                .fact(Texts.t("run.tenant"), tenantLink(run))
                .fact(Texts.t("run.requested"), new Ago(run.requested().at()));
        if (run.wanted() instanceof Departure departure) {
            facts.fact(Texts.t("run.handedOver"), departure.handedOver());
        }
        if (run.startedAt() != null) {
            facts.fact(Texts.t("run.started"), new Ago(run.startedAt()));
        }
        if (run.finishedAt() != null) {
            facts.fact(Texts.t("run.finished"), new Ago(run.finishedAt()));
        }
        times(detail).ofRun().ifPresent(words -> facts.fact(Texts.t("run.duration"), words));
        if (run.planHash() != null) {
            facts.fact(
                    Texts.t("run.plan", run.planRevision()), Mono.copyable(Texts.t("run.plan.copy"), run.planHash()));
        }
        detail.decisions().forEach(decided -> facts.fact(decision(decided), names.of(decided.actor())));
        return facts;
    }

    private Anchor tenantLink(Run run) {
        Anchor link = new Anchor(TENANTS + run.tenant(), tenant(run));
        link.setRouterIgnore(false);
        return link;
    }

    private static String decision(RunDetail.Decided decided) {
        boolean approved = decided.decision().equals("APPROVED");
        return approved ? Texts.t("run.approvedBy") : Texts.t("run.rejectedBy");
    }

    /** What a step hands on is between the systems and for the provider's staff. */
    List<Tab> tabs() {
        return Arrays.stream(Tab.values())
                .filter(tab -> tab != Tab.OUTPUTS || deciders.viewerIsStaff())
                .toList();
    }

    Optional<RunPlan> plan(Run run) {
        return runs.plan(run.tenant(), run.id());
    }

    /** @param searched told whenever something else is looked for in it */
    LogPanel log(Run run, RunTabs.Choice choice, Consumer<LogAddress> searched) {
        RunStep step = run.steps().get(Math.max(0, choice.step()));
        return new LogPanel(new StepLogSource(runs, run, step), feed, choice.log(), searched);
    }

    HistoryPanel history(RunDetail detail) {
        return new HistoryPanel(detail, names);
    }
}
