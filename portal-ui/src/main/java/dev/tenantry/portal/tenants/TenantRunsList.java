package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.runs.RunWords;
import dev.tenantry.runs.RunSummary;
import java.util.List;

/** A tenant's runs, the newest first. */
final class TenantRunsList extends UnorderedList {

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
