package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import dev.tenantry.portal.tenants.TenantRuns.NeedingSomebody;
import dev.tenantry.register.TenantPage;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import jakarta.annotation.security.RolesAllowed;

/** All tenants, those that need somebody first, then the newest; which ones is in the URL. */
@Route("tenants")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR"})
class TenantsView extends Page implements BeforeEnterObserver {

    private final TenantReading tenants;
    private final TenantRuns runs;
    private final CurrentViewer viewers;
    private final Fresh counters = new Fresh();
    private final Fresh list = new Fresh();
    private Location here = new Location("");

    TenantsView(TenantReading tenants, TenantRuns runs, CurrentViewer viewers) {
        this.tenants = tenants;
        this.runs = runs;
        this.viewers = viewers;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        here = event.getLocation();
        TenantsQuery query = TenantsQuery.of(here.getQueryParameters());
        header(Texts.t("tenants.heading"), Texts.t("tenants.answers"), acts());
        add(counters, new TenantsBar(query), list);
        show(query);
    }

    @Override
    public void news() {
        show(TenantsQuery.of(here.getQueryParameters()));
    }

    private void show(TenantsQuery query) {
        NeedingSomebody needing = runs.needingSomebody();
        TenantPage page = tenants.list(withoutLostCursor(query).filter(needing.tenants()));
        counters.show(new TenantsTabs(query, tenants.counts(), needing));
        if (page.tenants().isEmpty()) {
            list.show(nothing(query));
            return;
        }
        String next = page.next() == null ? null : page.next().toString();
        list.show(
                new TenantsTable(page.tenants(), runs.newestOf(page.tenants()), needing),
                new Pager(here, Texts.t("tenants.shown", page.tenants().size()), next));
    }

    /** After a draft that was thrown away meanwhile nothing comes: the list begins anew. */
    private TenantsQuery withoutLostCursor(TenantsQuery query) {
        TenantId after = query.after();
        return after == null || tenants.tenant(after).isPresent() ? query : query.showing(query.show());
    }

    private Component[] acts() {
        if (!NewTenantView.isFor(viewers.get())) {
            return new Component[0];
        }
        Button begin = new Button(
                Texts.t("tenants.new"),
                Icon.PLUS.prefix(),
                pressed -> UI.getCurrentOrThrow().navigate(NewTenantView.PATH));
        begin.addThemeVariants(ButtonVariant.PRIMARY);
        return new Component[] {begin};
    }

    private static EmptyState nothing(TenantsQuery query) {
        if (!query.search().isEmpty()) {
            return new EmptyState(
                    Icon.TENANTS, Texts.t("tenants.nothing.named", query.search()), Texts.t("tenants.nothing.hint"));
        }
        boolean all = query.show().isEmpty() && query.after() == null;
        return all
                ? new EmptyState(Icon.TENANTS, Texts.t("tenants.empty"), Texts.t("tenants.empty.hint"))
                : new EmptyState(Icon.TENANTS, Texts.t("tenants.nothing"), Texts.t("tenants.nothing.others"));
    }
}
