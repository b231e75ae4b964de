package dev.tenantry.portal.errors;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Page;

/** A page instead of the one that was asked for: what happened, and where to go now. */
abstract class ErrorPage extends Page {

    /** Replaces the content. */
    final void say(String heading, String explanation, Component... more) {
        removeAll();
        header(heading, explanation);
        var body = new Div(more);
        body.addClassName("error-page");
        body.add(new Anchor("", Texts.t("errors.home")));
        add(body);
    }
}
