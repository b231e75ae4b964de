package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantId;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Leads a tenant's administrator to the tenant's page; whoever administers several chooses one. */
@Route(CompanyView.PATH)
@RolesAllowed("TENANT_ADMIN")
class CompanyView extends Page implements BeforeEnterObserver {

    static final String PATH = "company";

    private final TenantReading tenants;
    private final CurrentViewer viewers;

    CompanyView(TenantReading tenants, CurrentViewer viewers) {
        this.tenants = tenants;
        this.viewers = viewers;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<TenantId> own = viewers.get().tenants().stream()
                .filter(id -> tenants.tenant(id).isPresent())
                .toList();
        if (own.size() == 1) {
            event.forwardTo(TenantWords.page(own.getFirst()));
            return;
        }
        header(Texts.t("company.heading"), Texts.t(own.isEmpty() ? "company.none" : "company.answers"));
        UnorderedList list = new UnorderedList();
        own.forEach(id -> list.add(new ListItem(link(id))));
        add(list);
    }

    private Anchor link(TenantId id) {
        String name = tenants.tenant(id).map(TenantWords::name).orElse("");
        Anchor link = new Anchor(TenantWords.page(id), name);
        link.setRouterIgnore(false);
        return link;
    }
}
