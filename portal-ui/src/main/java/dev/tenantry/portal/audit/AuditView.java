package dev.tenantry.portal.audit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import dev.tenantry.audit.AuditTrail;
import dev.tenantry.audit.OpenEffect;
import dev.tenantry.audit.TrailPage;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.EmptyState;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.look.Pager;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.tenants.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who did what: all chains for the provider, the own one for a tenant's administrator. */
@Route("audit")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "AUDITOR", "TENANT_ADMIN"})
class AuditView extends Page implements BeforeEnterObserver {

    private static final Set<Role> MAY_EXPORT = Set.of(Role.PROVIDER_ADMIN, Role.AUDITOR);

    private final AuditTrail trail;
    private final ActorNames names;
    private final Viewer viewer;
    private final Clock clock;
    private final Div content = new Div();

    AuditView(AuditTrail trail, ActorNames names, CurrentViewer viewers, Clock clock) {
        this.trail = trail;
        this.clock = clock;
        this.names = names;
        this.viewer = viewers.get();
        content.addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var location = event.getLocation();
        var query = AuditQuery.of(location.getQueryParameters()::getSingleParameter);
        removeAll();
        header(Texts.t("audit.heading"), Texts.t("audit.answers"), exports(query));
        add(new AuditFilters(query, viewer.isStaff(), AuditView::show));
        ChainPanel.forViewer(trail, viewer, query.tenant()).ifPresent(this::add);
        UnknownOutcomes.card(openEffects(query.tenant()), clock).ifPresent(this::add);
        add(content);
        show(location, query);
    }

    private void show(Location location, AuditQuery query) {
        content.removeAll();
        var page = page(query);
        if (page.entries().isEmpty()) {
            content.add(new EmptyState(Icon.AUDIT, Texts.t("audit.nothing"), Texts.t("audit.nothing.hint")));
            return;
        }
        var next = page.next();
        content.add(
                new AuditList(page.entries(), names.of(page.entries())),
                new Pager(
                        location,
                        Texts.t("audit.shown", page.entries().size()),
                        next == null ? null : AuditQuery.text(next)));
    }

    private TrailPage page(AuditQuery query) {
        var filter = query.filter(zone());
        return viewer.isStaff() ? trail.list(filter) : trail.listOf(ownTenant(), filter);
    }

    private List<OpenEffect> openEffects(@Nullable TenantId chosen) {
        TenantId tenant = viewer.isStaff() ? chosen : ownTenant();
        return tenant == null ? trail.openEffects() : trail.openEffectsOf(tenant);
    }

    private TenantId ownTenant() {
        return viewer.tenants().iterator().next();
    }

    private Anchor[] exports(AuditQuery query) {
        if (!viewer.hasAny(MAY_EXPORT)) {
            return new Anchor[0];
        }
        return new Anchor[] {
            export("download/audit.csv", Texts.t("audit.export.csv"), query),
            export("download/audit.json", Texts.t("audit.export.json"), query)
        };
    }

    private static Anchor export(String path, String label, AuditQuery query) {
        var link = new Anchor(path + "?" + query.parameters().getQueryString(), label);
        link.addComponentAsFirst(Icon.DOWNLOAD.decorative());
        link.addClassName("button-link");
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        return link;
    }

    /** The browser's zone; every page of the portal learns it with the first request. */
    private static ZoneId zone() {
        var zone = UI.getCurrentOrThrow().getPage().getExtendedClientDetails().getTimeZoneId();
        return zone == null ? ZoneId.of("UTC") : ZoneId.of(zone);
    }

    private static void show(AuditQuery query) {
        UI.getCurrentOrThrow().navigate("audit", query.parameters());
    }
}
