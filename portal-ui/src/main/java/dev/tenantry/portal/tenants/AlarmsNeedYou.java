package dev.tenantry.portal.tenants;

import dev.tenantry.alarms.Alarmed;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.shell.NeedsYou;
import dev.tenantry.portal.shell.NeedsYou.Urgency;
import dev.tenantry.portal.shell.NeedsYouSource;
import dev.tenantry.runs.RunReading;
import dev.tenantry.tenants.TenantId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tenants whose alarms go off, or of which nobody can tell, for those who can do something about it. */
@Component
class AlarmsNeedYou implements NeedsYouSource {

    private final AlarmedTenants tenants;
    private final RunReading runs;
    private final CurrentViewer viewers;

    AlarmsNeedYou(AlarmedTenants tenants, RunReading runs, CurrentViewer viewers) {
        this.tenants = tenants;
        this.runs = runs;
        this.viewers = viewers;
    }

    @Override
    public List<NeedsYou> items() {
        if (!NewTenantView.isFor(viewers.get())) {
            return List.of();
        }
        List<Alarmed> alarmed = tenants.all();
        Map<TenantId, String> names =
                runs.tenantNames(alarmed.stream().map(Alarmed::tenant).toList());
        return alarmed.stream()
                .map(one -> item(one, names.getOrDefault(one.tenant(), "")))
                .toList();
    }

    private static NeedsYou item(Alarmed alarmed, String tenant) {
        return new NeedsYou(
                alarmed.pages() > 0 ? Urgency.NOW : Urgency.SOON,
                alarmed.pages() > 0 ? Icon.ERROR : Icon.WARNING,
                Texts.t("health.kind"),
                alarmed.isUnknown()
                        ? Texts.t("health.needs.unknown", tenant)
                        : Texts.t("health.needs", tenant, alarmed.pages() + alarmed.warnings()),
                alarmed.since(),
                Texts.t("needs.look"),
                TenantTab.HEALTH.path(alarmed.tenant()));
    }
}
