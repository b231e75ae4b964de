package dev.tenantry.portal.errors;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tenantry.identity.NotFound;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.shell.ShellLayout;

/** As {@link NotThereView}, to the letter, for what a use case does not find for this caller. */
@AnonymousAllowed
@ParentLayout(ShellLayout.class)
class NotYoursView extends ErrorPage implements HasErrorParameter<NotFound> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFound> parameter) {
        say(Texts.t("errors.notThere"), Texts.t("errors.notThere.hint"));
        return HttpStatusCode.NOT_FOUND.getCode();
    }
}
