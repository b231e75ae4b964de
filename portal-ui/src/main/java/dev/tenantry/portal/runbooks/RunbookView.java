package dev.tenantry.portal.runbooks;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.Page;
import dev.tenantry.steps.FailureClass;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** What to do about one class of failure, for everybody who sees runs. */
@Route("runbooks/:failure([a-z-]+)")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR", "TENANT_ADMIN"})
class RunbookView extends Page implements BeforeEnterObserver {

    @Override
    public List<Crumb> trail() {
        return List.of(new Crumb(Texts.t("runs.heading"), "runs"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        FailureClass failure = event.getRouteParameters()
                .get("failure")
                .flatMap(Runbook::named)
                .orElseThrow(() -> new NotFound("runbook"));
        removeAll();
        header(Texts.t(failure), Texts.t("runbook.answers"));
        add(new Html("<article class=\"prose\">" + Runbook.html(failure, Texts.language()) + "</article>"));
    }
}
