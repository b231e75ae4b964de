package dev.tenantry.portal.runs;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.EmptyState;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.look.Pager;
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

    RunsView(RunsInReach runs, RunNames names, TenantNames tenants) {
        this.runs = runs;
        this.names = names;
        this.tenants = tenants;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Location here = event.getLocation();
        RunsQuery query = RunsQuery.of(here.getQueryParameters());
        RunPage page = runs.list(query.filter());
        header(Texts.t("runs.heading"), Texts.t("runs.answers"));
        add(groups(here, query.group()));
        if (page.runs().isEmpty()) {
            add(new EmptyState(Icon.RUNS, Texts.t("runs.empty"), Texts.t("runs.empty.hint")));
            return;
        }
        add(new RunsGrid(page.runs(), names, tenants.of(page.runs())));
        String next = page.next() == null ? null : Long.toString(page.next());
        add(new Pager(here, Texts.t("runs.shown", page.runs().size()), next));
    }

    private static Nav groups(Location here, RunsQuery.Group chosen) {
        Nav tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.setAriaLabel(Texts.t("runs.filter"));
        Arrays.stream(RunsQuery.Group.values())
                .map(group -> tab(here, group, chosen))
                .forEach(tabs::add);
        return tabs;
    }

    private static Anchor tab(Location here, RunsQuery.Group group, RunsQuery.Group chosen) {
        String query = QueryParameters.of(RunsQuery.SHOW, group.inUrl()).getQueryString();
        Anchor tab = new Anchor(here.getPath() + "?" + query, Texts.t(group));
        tab.setRouterIgnore(false);
        tab.addClassName("tab");
        if (group == chosen) {
            tab.getElement().setAttribute("aria-current", "true");
        }
        return tab;
    }
}
