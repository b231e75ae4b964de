package dev.tenantry.portal.runs;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.EmptyState;
import dev.tenantry.portal.look.Fresh;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.look.Pager;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.register.TenantReading;
import dev.tenantry.runs.RunPage;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;

/** All runs, newest first; which ones is in the URL. */
@Route("runs")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR", "TENANT_ADMIN"})
class RunsView extends Page implements BeforeEnterObserver {

    private final RunsInReach runs;
    private final RunNames names;
    private final TenantNames tenants;
    private final TenantReading register;
    private final CurrentViewer viewers;
    private final PauseActs pauses;
    private final Fresh list = new Fresh();
    private Location here = new Location("");

    RunsView(
            RunsInReach runs,
            RunNames names,
            TenantNames tenants,
            TenantReading register,
            CurrentViewer viewers,
            PauseActs pauses) {
        this.runs = runs;
        this.names = names;
        this.tenants = tenants;
        this.register = register;
        this.viewers = viewers;
        this.pauses = pauses;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        here = event.getLocation();
        RunsQuery query = RunsQuery.of(here.getQueryParameters());
        header(Texts.t("runs.heading"), Texts.t("runs.answers"), pauses.all());
        add(groups(query), new RunFilters(query, register, viewers.get().isStaff()), list);
        show(query);
    }

    @Override
    public void news() {
        show(RunsQuery.of(here.getQueryParameters()));
    }

    private void show(RunsQuery query) {
        RunPage page = runs.list(query.filter());
        if (page.runs().isEmpty()) {
            list.show(nothing(query));
            return;
        }
        String next = page.next() == null ? null : Long.toString(page.next());
        list.show(
                new RunsTable(page.runs(), names, tenants.of(page.runs())),
                new Pager(here, Texts.t("runs.shown", page.runs().size()), next));
    }

    private static EmptyState nothing(RunsQuery query) {
        if (!query.narrows()) {
            return new EmptyState(Icon.RUNS, Texts.t("runs.empty"), Texts.t("runs.empty.hint"));
        }
        Anchor all = new Anchor("runs", Texts.t("runs.nothing.all"));
        all.setRouterIgnore(false);
        all.addClassName("button-link");
        return new EmptyState(Icon.RUNS, Texts.t("runs.nothing"), Texts.t("runs.nothing.hint"), all);
    }

    private static Nav groups(RunsQuery query) {
        Nav tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.setAriaLabel(Texts.t("runs.filter"));
        Arrays.stream(RunsQuery.Group.values()).map(group -> tab(query, group)).forEach(tabs::add);
        return tabs;
    }

    private static Anchor tab(RunsQuery query, RunsQuery.Group group) {
        Anchor tab = new Anchor(query.showing(group).path(), Texts.t(group));
        tab.setRouterIgnore(false);
        tab.addClassName("tab");
        if (group == query.group()) {
            tab.getElement().setAttribute("aria-current", "true");
        }
        return tab;
    }
}
