package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.alarms.Alarm;
import dev.tenantry.alarms.AlarmReport;
import dev.tenantry.alarms.AlarmReport.Silence;
import dev.tenantry.alarms.Alarms;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Ago;
import dev.tenantry.portal.look.InlineNotice;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.register.StateName;
import dev.tenantry.register.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a tenant fares, as far as the alarms of its account tell. */
@org.springframework.stereotype.Component
@Uses(Ago.class)
class HealthPanel {

    private final Alarms alarms;

    HealthPanel(Alarms alarms) {
        this.alarms = alarms;
    }

    Div of(Tenant tenant, Viewer viewer) {
        Div all = new Div();
        all.addClassName("run__top");
        Optional<AlarmReport> report = alarms.of(tenant.id());
        report.ifPresentOrElse(seen -> show(all, seen, viewer), () -> all.add(InlineNotice.info(nobodyLooked(tenant))));
        return all;
    }

    private static String nobodyLooked(Tenant tenant) {
        return TenantActs.isLive(tenant)
                ? Texts.t("health.unseen")
                : Texts.t("health.nobody", Texts.t(StateName.of(tenant.state())));
    }

    private static void show(Div all, AlarmReport report, Viewer viewer) {
        Silence silence = report.silence();
        if (silence != null) {
            all.add(InlineNotice.warning(silence(silence, viewer.isStaff()), new Ago(silence.since())));
        }
        Instant seen = report.seenAt();
        if (seen == null) {
            if (silence == null) {
                all.add(InlineNotice.info(Texts.t("health.unseen")));
            }
            return;
        }
        if (silence == null) {
            all.add(summary(report.alarms(), viewer.isStaff(), new Ago(seen)));
        } else {
            all.add(before(seen));
        }
        if (!report.alarms().isEmpty()) {
            all.add(new AlarmsTable(report.alarms(), viewer.isStaff()));
        }
    }

    /** Who cannot act is told who does. */
    private static String silence(Silence silence, boolean acts) {
        return acts
                ? Texts.t("health.silent", Texts.t(AlarmWords.silence(silence.reason())))
                : Texts.t("health.silent.tenant");
    }

    private static InlineNotice summary(List<Alarm> alarms, boolean acts, Ago seen) {
        long off = alarms.stream().filter(Alarm::goesOff).count();
        if (off > 0) {
            return InlineNotice.error(Texts.t(acts ? "health.off" : "health.off.tenant", off), seen);
        }
        return alarms.isEmpty()
                ? InlineNotice.warning(Texts.t("health.none"), seen)
                : InlineNotice.success(Texts.t("health.quiet", alarms.size()), seen);
    }

    private static Component before(Instant seen) {
        Paragraph before = new Paragraph(Texts.t("health.before"));
        before.add(" ");
        before.add(new Ago(seen));
        before.addClassName("muted");
        return before;
    }
}
