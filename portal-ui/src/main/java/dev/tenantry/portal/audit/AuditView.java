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
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.KnownTenants;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** Who did what: all chains for the provider, the own one for a tenant's administrator. */
@Route("audit")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "AUDITOR", "TENANT_ADMIN"})
class AuditView extends Page implements BeforeEnterObserver {

    private static final Set<Role> MAY_EXPORT = Set.of(Role.PROVIDER_ADMIN, Role.AUDITOR);

    private final AuditTrail trail;
    private final ActorNames actors;
    private final TrailWords words;
    private final KnownTenants tenants;
    private final TenantReading reading;
    private final Viewer viewer;
    private final Clock clock;
    private final Div content = new Div();

    AuditView(
            AuditTrail trail,
            ActorNames actors,
            TrailWords words,
            KnownTenants tenants,
            TenantReading reading,
            CurrentViewer viewers,
            Clock clock) {
        this.trail = trail;
        this.clock = clock;
        this.actors = actors;
        this.words = words;
        this.reading = reading;
        this.tenants = tenants;
        this.viewer = viewers.get();
        content.addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var location = event.getLocation();
        var query = AuditQuery.of(location.getQueryParameters()::getSingleParameter);
        var whose = WhoseTrail.of(viewer, tenants, query.tenant());
        removeAll();
        header(Texts.t("audit.heading"), Texts.t("audit.answers"), exports(query));
        add(filters(query, whose));
        ChainPanel.of(trail, whose).ifPresent(this::add);
        UnknownOutcomes.card(openEffects(whose), clock).ifPresent(this::add);
        add(content);
        show(location, query, whose);
    }

    private AuditFilters filters(AuditQuery query, WhoseTrail whose) {
        var tenant = whose.tenant();
        var actor = new ActorField(
                query.actor(), () -> actors.toChooseFrom(tenant == null ? trail.actors() : trail.actorsOf(tenant)));
        var all = new TenantField(whose.all() ? query.tenant() : null, reading);
        return new AuditFilters(query, whose, actor, all, AuditView::show);
    }

    private void show(Location location, AuditQuery query, WhoseTrail whose) {
        content.removeAll();
        var page = page(query, whose);
        if (page.entries().isEmpty()) {
            content.add(new EmptyState(Icon.AUDIT, Texts.t("audit.nothing"), Texts.t("audit.nothing.hint")));
            return;
        }
        var next = page.next();
        content.add(
                new AuditList(page.entries(), words.of(page.entries())),
                new Pager(
                        location,
                        Texts.t("audit.shown", page.entries().size()),
                        next == null ? null : AuditQuery.text(next)));
    }

    private TrailPage page(AuditQuery query, WhoseTrail whose) {
        var filter = query.filter(zone());
        var tenant = whose.tenant();
        return tenant == null ? trail.list(filter) : trail.listOf(tenant, filter);
    }

    private List<OpenEffect> openEffects(WhoseTrail whose) {
        var tenant = whose.tenant();
        return tenant == null ? trail.openEffects() : trail.openEffectsOf(tenant);
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
        var parameters = query.parameters().merging(AuditDownload.ZONE, zone().getId());
        var link = new Anchor(path + "?" + parameters.getQueryString(), label);
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
