package dev.tenantry.portal.errors;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.incidents.Incidents;
import dev.tenantry.portal.look.Mono;
import dev.tenantry.portal.shell.ShellLayout;

/** A page could not be shown, by our fault; its number is in the log. */
@AnonymousAllowed
@ParentLayout(ShellLayout.class)
class BrokenView extends ErrorPage implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var incident = Incidents.report(event.getLocation().getPath(), parameter.getException());
        var number = new Div(
                new Span(Texts.t("errors.incident")), Mono.copyable(Texts.t("errors.incident"), incident.value()));
        number.addClassName("error-page__number");
        say(Texts.t("errors.broken"), Texts.t("errors.broken.hint"), number);
        return HttpStatusCode.INTERNAL_SERVER_ERROR.getCode();
    }
}
