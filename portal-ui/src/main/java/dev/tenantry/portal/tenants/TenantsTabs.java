package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.tenants.TenantRuns.NeedingSomebody;
import dev.tenantry.register.StateName;
import dev.tenantry.register.TenantReading;
import java.util.Map;

/** The counters of the list, each a filter. */
final class TenantsTabs extends Nav {

    TenantsTabs(TenantsQuery query, Map<StateName, Integer> counts, NeedingSomebody needing) {
        addClassName("tabs");
        setAriaLabel(Texts.t("tenants.filter"));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        add(tab(query, "", Texts.t("tenants.all"), count(all)));
        add(tab(query, TenantsQuery.NEEDS_YOU, Texts.t("tenants.needsYou"), count(needing)));
        for (StateName state : StateName.values()) {
            add(tab(query, state.name(), Texts.t(state), count(counts.getOrDefault(state, 0))));
        }
    }

    private static Anchor tab(TenantsQuery query, String show, String words, String count) {
        Span number = new Span(count);
        number.addClassNames("number", "muted");
        Anchor tab = new Anchor(query.showing(show).path(), new Span(words), new Span(" "), number);
        tab.setRouterIgnore(false);
        tab.addClassName("tab");
        if (show.equals(query.show())) {
            tab.getElement().setAttribute("aria-current", "true");
        }
        return tab;
    }

    private static String count(NeedingSomebody needing) {
        int size = needing.tenants().size();
        return needing.more() ? Texts.t("tenants.count.more", size) : count(size);
    }

    private static String count(int count) {
        return count > TenantReading.MOST_COUNTED
                ? Texts.t("tenants.count.more", TenantReading.MOST_COUNTED)
                : Texts.t("tenants.count", count);
    }
}
