package dev.tenantry.portal.tenants;

import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.portal.shell.NeedsYou;
import dev.tenantry.portal.shell.NeedsYouSource;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Acknowledgements of what leaves to MCP servers, for the tenant's own administrator, whose word nobody else can give (R4.2). */
@Component
class LeavingNeedsYou implements NeedsYouSource {

    private final LeavingWaits leaving;
    private final TenantReading tenants;
    private final CurrentViewer viewers;

    LeavingNeedsYou(LeavingWaits leaving, TenantReading tenants, CurrentViewer viewers) {
        this.leaving = leaving;
        this.tenants = tenants;
        this.viewers = viewers;
    }

    @Override
    public List<NeedsYou> items() {
        Viewer viewer = viewers.get();
        return viewer.tenants().stream()
                .flatMap(id -> tenants.tenant(id).stream())
                .flatMap(tenant -> item(tenant, viewer).stream())
                .limit(MOST)
                .toList();
    }

    /** Since when a server waits is written down nowhere. */
    private Optional<NeedsYou> item(Tenant tenant, Viewer viewer) {
        int waiting = leaving.of(tenant, viewer).size();
        return waiting == 0
                ? Optional.empty()
                : Optional.of(new NeedsYou(
                        NeedsYou.Urgency.WAITING,
                        Icon.MCP,
                        Texts.t("leaving.kind"),
                        Texts.t("leaving.needs", TenantWords.name(tenant), waiting),
                        null,
                        Texts.t("leaving.look"),
                        TenantTab.TOOLS.path(tenant.id())));
    }
}
