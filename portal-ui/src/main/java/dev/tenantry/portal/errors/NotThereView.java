package dev.tenantry.portal.errors;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.shell.ShellLayout;

/** Nothing is here, or it is somebody else's: the page does not tell which. */
@AnonymousAllowed
@ParentLayout(ShellLayout.class)
class NotThereView extends ErrorPage implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        say(Texts.t("errors.notThere"), Texts.t("errors.notThere.hint"));
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
