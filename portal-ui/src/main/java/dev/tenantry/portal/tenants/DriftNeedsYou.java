package dev.tenantry.portal.tenants;

import dev.tenantry.drift.Drifting;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.shell.NeedsYou;
import dev.tenantry.portal.shell.NeedsYouSource;
import dev.tenantry.runs.RunReading;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tenants that are not as agreed, for those who can bring them back or let it be. */
@Component
class DriftNeedsYou implements NeedsYouSource {

    private final DriftingTenants tenants;
    private final RunReading runs;
    private final CurrentViewer viewers;

    DriftNeedsYou(DriftingTenants tenants, RunReading runs, CurrentViewer viewers) {
        this.tenants = tenants;
        this.runs = runs;
        this.viewers = viewers;
    }

    @Override
    public List<NeedsYou> items() {
        if (!NewTenantView.isFor(viewers.get())) {
            return List.of();
        }
        List<Drifting> drifting = tenants.all();
        Map<TenantId, String> names =
                runs.tenantNames(drifting.stream().map(Drifting::tenant).toList());
        return drifting.stream()
                .map(one -> item(one, names.getOrDefault(one.tenant(), "")))
                .toList();
    }

    private static NeedsYou item(Drifting drifting, String tenant) {
        return new NeedsYou(
                NeedsYou.Urgency.SOON,
                Icon.WARNING,
                Texts.t("drift.kind"),
                Texts.t("drift.needs", tenant, drifting.open()),
                drifting.since(),
                Texts.t("needs.look"),
                "tenants/" + drifting.tenant() + "?tab=configuration");
    }
}
