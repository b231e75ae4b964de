package dev.tenantry.portal.runbooks;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.Page;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** What to do when an alarm goes off, for those who look after tenants. */
@Route("runbooks/alerts/:alert([a-z-]+)")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR"})
class AlertRunbookView extends Page implements BeforeEnterObserver {

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("tenants.heading"), "tenants"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        AlertRunbook.Page page = event.getRouteParameters()
                .get("alert")
                .flatMap(name -> AlertRunbook.page(name, Texts.language()))
                .orElseThrow(() -> new NotFound("runbook"));
        removeAll();
        header(page.title(), Texts.t("runbook.alert.answers"));
        add(new Html("<article class=\"prose\">" + page.html() + "</article>"));
    }
}
