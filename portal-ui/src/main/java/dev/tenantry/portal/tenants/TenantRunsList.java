package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.look.Pager;
import dev.tenantry.portal.runs.RunWords;
import dev.tenantry.runs.RunPage;
import dev.tenantry.runs.RunSummary;
import dev.tenantry.tenants.TenantId;
import java.util.List;

/** A tenant's runs, the newest first. */
final class TenantRunsList extends UnorderedList {

    /** What does not fit goes on in the list of all runs. */
    static Div withTheWayOn(TenantId tenant, RunPage page) {
        Div all = new Div(new TenantRunsList(page.runs()));
        all.addClassName("run__top");
        Long next = page.next();
        if (next != null) {
            Anchor older = new Anchor(after(tenant, next), Texts.t("tenant.runs.older"));
            older.setRouterIgnore(false);
            all.add(older);
        }
        return all;
    }

    private static String after(TenantId tenant, long number) {
        return "runs?tenant=" + tenant + "&" + Pager.AFTER + "=" + number;
    }

    TenantRunsList(List<RunSummary> runs) {
        addClassName("history");
        if (runs.isEmpty()) {
            add(new ListItem(new Span(Texts.t("tenant.runs.none"))));
        }
        for (RunSummary run : runs) {
            Anchor link = new Anchor(RunWords.path(run.number()));
            link.setRouterIgnore(false);
            link.add(new Mono(Texts.t("tenant.run.number", Long.toString(run.number()))));
            link.getElement().setAttribute("data-row", "");
            add(new ListItem(
                    link,
                    new Span(Texts.t(run.kind())),
                    RunWords.badge(run.state()).since(run.since())));
        }
    }
}
