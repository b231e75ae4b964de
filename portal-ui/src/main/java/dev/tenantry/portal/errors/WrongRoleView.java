package dev.tenantry.portal.errors;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tenantry.identity.AccessRefused;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.shell.ShellLayout;

/** The viewer is known but lacks the role; says which one would do. */
@AnonymousAllowed
@ParentLayout(ShellLayout.class)
class WrongRoleView extends ErrorPage implements HasErrorParameter<AccessRefused> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessRefused> parameter) {
        var roles = new UnorderedList();
        parameter.getException().needed().stream().sorted().forEach(role -> roles.add(new ListItem(Texts.t(role))));
        say(
                Texts.t("errors.wrongRole"),
                Texts.t("errors.wrongRole.hint"),
                new Paragraph(Texts.t("errors.wrongRole.needed")),
                roles);
        return HttpStatusCode.FORBIDDEN.getCode();
    }
}
