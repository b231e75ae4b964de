package dev.tenantry.portal.runs;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.shell.NeedsYou;
import dev.tenantry.portal.shell.NeedsYouSource;
import dev.tenantry.runs.RunState;
import dev.tenantry.runs.RunSummary;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Incidents and approvals, for those who can settle them. */
@Component
class RunsNeedYou implements NeedsYouSource {

    private final WaitingRuns runs;
    private final TenantNames tenants;
    private final Deciders deciders;

    RunsNeedYou(WaitingRuns runs, TenantNames tenants, Deciders deciders) {
        this.runs = runs;
        this.tenants = tenants;
        this.deciders = deciders;
    }

    @Override
    public List<NeedsYou> items() {
        if (!deciders.viewerIsOne()) {
            return List.of();
        }
        List<RunSummary> waiting = runs.all();
        Function<RunSummary, String> names = tenants.of(waiting);
        return waiting.stream()
                .limit(MOST)
                .map(run -> item(run, names.apply(run)))
                .toList();
    }

    private static NeedsYou item(RunSummary run, String tenant) {
        boolean incident = run.state() == RunState.INCIDENT;
        String title = Texts.t("run.heading", Texts.t(run.kind()), tenant);
        return new NeedsYou(
                incident ? NeedsYou.Urgency.NOW : NeedsYou.Urgency.WAITING,
                incident ? Icon.ERROR : Icon.APPROVALS,
                Texts.t(run.state()),
                run.incident() == null
                        ? title
                        : title + " — " + Texts.t(run.incident().cause()),
                run.since(),
                Texts.t(incident ? "needs.look" : "approvals.review"),
                RunWords.path(run.number()));
    }
}
