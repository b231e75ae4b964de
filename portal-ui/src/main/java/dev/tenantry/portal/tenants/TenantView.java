package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantState;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One tenant: what was agreed and in which state it is, what of it is built, and its runs; which of it is in the URL. */
@Route("tenants/:id([0-9a-f-]{36})")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR", "TENANT_ADMIN"})
class TenantView extends Page implements BeforeEnterObserver {

    private final TenantReading tenants;
    private final TenantRuns runs;
    private final CurrentViewer viewers;
    private final AuditLink audit;
    private final TenantOverview overview;
    private final ToolsPanel tools;
    private final TenantActs acts;
    private final DriftActs drift;
    private final HealthPanel health;
    private final Div said = new Div();

    TenantView(
            TenantReading tenants,
            TenantRuns runs,
            CurrentViewer viewers,
            AuditLink audit,
            TenantOverview overview,
            ToolsPanel tools,
            TenantActs acts,
            DriftActs drift,
            HealthPanel health) {
        this.tenants = tenants;
        this.runs = runs;
        this.viewers = viewers;
        this.audit = audit;
        this.overview = overview;
        this.tools = tools;
        this.acts = acts;
        this.drift = drift;
        this.health = health;
        said.getElement().setAttribute("aria-live", "polite");
    }

    @Override
    public List<Crumb> trail() {
        return viewers.get().isStaff() ? List.of(new Crumb(Texts.t("tenants.heading"), "tenants")) : List.of();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TenantId id = TenantWords.id(event.getRouteParameters());
        Tenant tenant = tenants.tenant(id).orElseThrow(() -> new NotFound("tenant"));
        TenantTab tab = TenantTab.of(event.getLocation().getQueryParameters());
        removeAll();
        header(TenantWords.name(tenant), Texts.t("tenant.answers"), acts.of(tenant, viewers.get(), said))
                .beside(TenantWords.badge(tenant.state()));
        said.removeAll();
        SuspensionActs.notice(tenant).ifPresent(said::add);
        add(said, TenantTab.links(id, tab, audit.isFor(viewers.get(), id)), content(tenant, tab));
    }

    /** Does, on the page of the tenant, what its header offers for its state. */
    void suspendOrResume(Tenant tenant) {
        acts.suspendOrResume(tenant, said);
    }

    private Component content(Tenant tenant, TenantTab tab) {
        return switch (tab) {
            case OVERVIEW -> overview.of(tenant, viewers.get());
            case CONFIGURATION ->
                tenant.profile()
                        .<Component>map(wanted -> configuration(tenant, wanted))
                        .orElseGet(() -> new Paragraph(Texts.t("tenant.draft")));
            case RUNS -> TenantRunsList.withTheWayOn(tenant.id(), runs.page(tenant.id()));
            case HEALTH -> health.of(tenant, viewers.get());
            case TOOLS -> tools.of(tenant, viewers.get());
        };
    }

    private Div configuration(Tenant tenant, TenantProfile wanted) {
        Div both = new Div();
        both.addClassName("run__top");
        drift.of(tenant, viewers.get(), said).ifPresent(both::add);
        both.add(
                tenant.state() instanceof TenantState.Closed
                        ? WantedAndLive.gone(wanted)
                        : new WantedAndLive(
                                wanted, runs.built(tenant.id()), acts.whereItDiffers(tenant, viewers.get(), said)));
        return both;
    }
}
