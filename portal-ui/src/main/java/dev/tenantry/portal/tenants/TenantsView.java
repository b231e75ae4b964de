package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.EmptyState;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.look.Pager;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantFilter;
import dev.tenantry.register.TenantPage;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;

/** All tenants, the newest first; which ones is in the URL. */
@Route("tenants")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR"})
class TenantsView extends Page implements BeforeEnterObserver {

    private static final String STATE = "state";
    private final TenantReading tenants;
    private final CurrentViewer viewers;

    TenantsView(TenantReading tenants, CurrentViewer viewers) {
        this.tenants = tenants;
        this.viewers = viewers;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Location here = event.getLocation();
        QueryParameters query = here.getQueryParameters();
        Optional<StateName> state = query.getSingleParameter(STATE).flatMap(StateName::inUrl);
        Optional<TenantId> after =
                query.getSingleParameter(Pager.AFTER).filter(TenantWords::isId).map(TenantId::of);
        TenantPage page = tenants.list(new TenantFilter(state.orElse(null), null, after.orElse(null)));
        header(Texts.t("tenants.heading"), Texts.t("tenants.answers"), acts());
        add(states(here, state.map(StateName::name).orElse("")));
        if (page.tenants().isEmpty()) {
            add(new EmptyState(Icon.TENANTS, Texts.t("tenants.empty"), Texts.t("tenants.empty.hint")));
            return;
        }
        add(grid(page.tenants()));
        String next = page.next() == null ? null : page.next().toString();
        add(new Pager(here, Texts.t("tenants.shown", page.tenants().size()), next));
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

    private static Nav states(Location here, String chosen) {
        Nav tabs = new Nav(tab(here, "", Texts.t("tenants.all"), chosen));
        tabs.addClassName("tabs");
        tabs.setAriaLabel(Texts.t("tenants.filter"));
        for (StateName state : StateName.values()) {
            tabs.add(tab(here, state.name(), Texts.t(state), chosen));
        }
        return tabs;
    }

    private static Anchor tab(Location here, String state, String words, String chosen) {
        String query =
                state.isEmpty() ? "" : "?" + QueryParameters.of(STATE, state).getQueryString();
        Anchor tab = new Anchor(here.getPath() + query, words);
        tab.setRouterIgnore(false);
        tab.addClassName("tab");
        if (state.equals(chosen)) {
            tab.getElement().setAttribute("aria-current", "true");
        }
        return tab;
    }

    private static Grid<Tenant> grid(List<Tenant> tenants) {
        Grid<Tenant> grid = new Grid<>();
        grid.addClassName("grid");
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setAllRowsVisible(true);
        grid.addComponentColumn(TenantsView::name)
                .setHeader(Texts.t("tenants.column.name"))
                .setFlexGrow(2);
        grid.addComponentColumn(tenant -> TenantWords.badge(tenant.state())).setHeader(Texts.t("tenants.column.state"));
        grid.addComponentColumn(tenant -> fact(tenant, "policy")).setHeader(Texts.t("tenants.column.policy"));
        grid.addComponentColumn(tenant -> fact(tenant, "size")).setHeader(Texts.t("tenants.column.size"));
        grid.addComponentColumn(tenant -> fact(tenant, "account")).setHeader(Texts.t("tenants.column.account"));
        grid.setItems(tenants);
        return grid;
    }

    private static Component name(Tenant tenant) {
        Anchor link = new Anchor(TenantWords.route(tenant), TenantWords.name(tenant));
        link.setRouterIgnore(false);
        return link;
    }

    private static Component fact(Tenant tenant, String which) {
        return tenant.profile()
                .<Component>map(profile -> switch (which) {
                    case "policy" -> new Span(Texts.t(profile.dataPolicy()));
                    case "size" -> new Span(profile.size().name());
                    default -> new Mono(profile.aws().accountId());
                })
                .orElseGet(Span::new);
    }
}
