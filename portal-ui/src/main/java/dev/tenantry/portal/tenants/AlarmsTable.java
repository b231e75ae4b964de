package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Anchor;
import dev.tenantry.alarms.Alarm;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.Table;
import dev.tenantry.portal.runbooks.AlertRunbook;
import java.util.List;

/** Alarms of a tenant, the worst first. */
@Uses(Ago.class)
final class AlarmsTable extends Table<Alarm> {

    /** @param runbooks whether the viewer is one of those who act */
    AlarmsTable(List<Alarm> alarms, boolean runbooks) {
        super(Texts.t("health.alarms"));
        column(Texts.t("health.standing"), AlarmWords::badge);
        words(Texts.t("health.means"), AlarmWords::meaning);
        names(Texts.t("health.name"), Alarm::name);
        words(Texts.t("health.severity"), alarm -> Texts.t(alarm.severity()));
        column(Texts.t("health.since"), alarm -> new Ago(alarm.since()));
        if (runbooks) {
            column(Texts.t("health.act"), AlarmsTable::runbook);
        }
        show(alarms, Alarm::name);
    }

    private static Component runbook(Alarm alarm) {
        Anchor link = new Anchor(AlertRunbook.path(alarm.kind().runbook()), Texts.t("health.runbook"));
        link.setRouterIgnore(false);
        link.setAriaLabel(Texts.t("health.runbook") + ": " + alarm.name());
        return link;
    }
}
