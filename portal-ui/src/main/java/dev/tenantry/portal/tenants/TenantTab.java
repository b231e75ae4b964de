package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.QueryParameters;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.tenants.TenantId;
import java.util.Arrays;
import java.util.Locale;

/** What can be looked at on a tenant's page; the URL says which. */
enum TenantTab {
    OVERVIEW,
    CONFIGURATION,
    RUNS,
    TOOLS,
    HEALTH;

    private static final String TAB = "tab";

    private String inUrl() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it is looked at. */
    String path(TenantId tenant) {
        return "tenants/" + tenant + "?" + TAB + "=" + inUrl();
    }

    static TenantTab of(QueryParameters query) {
        String word = query.getSingleParameter(TAB).orElse("");
        return Arrays.stream(values())
                .filter(tab -> tab.inUrl().equals(word))
                .findFirst()
                .orElse(OVERVIEW);
    }

    /** @param audit whether the viewer may read what was recorded of the tenant */
    static Nav links(TenantId tenant, TenantTab chosen, boolean audit) {
        Nav tabs = new Nav();
        tabs.addClassName("tabs");
        tabs.setAriaLabel(Texts.t("tenant.tabs"));
        for (TenantTab tab : values()) {
            Anchor link = link(tab.path(tenant), Texts.t(tab));
            if (tab == chosen) {
                link.getElement().setAttribute("aria-current", "true");
            }
            tabs.add(link);
        }
        if (audit) {
            tabs.add(link("audit?tenant=" + tenant, Texts.t("tenant.audit")));
        }
        return tabs;
    }

    private static Anchor link(String path, String words) {
        Anchor link = new Anchor(path, words);
        link.setRouterIgnore(false);
        link.addClassName("tab");
        return link;
    }
}
