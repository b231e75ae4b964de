package dev.tenantry.portal.security;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.tenantry.portal.brand.Brand;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.InlineNotice;
import java.util.List;

/** The way in. Says why somebody is here again: signed out, too long idle, not known. */
@Route(value = SignInView.PATH, autoLayout = false)
@AnonymousAllowed
class SignInView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "sign-in";

    private final Div notices = new Div();

    SignInView(Brand brand, List<SignInMethod> methods) {
        addClassName("sign-in");
        var logo = new Image(brand.logo() == null ? "brand/favicon" : "brand/logo", "");
        logo.addClassName("sign-in__logo");
        var words = new Div(new H1(Texts.t("signIn.heading", brand.name())), lead());
        words.addClassName("sign-in__words");
        var card = new Main(logo, words, notices);
        card.addClassName("sign-in__card");
        methods.forEach(method -> card.add(method.offer()));
        var foot = new Footer(new Span(Texts.t("signIn.foot")));
        foot.addClassName("sign-in__foot");
        add(card, foot);
    }

    private static Paragraph lead() {
        var lead = new Paragraph(Texts.t("signIn.lead"));
        lead.addClassName("lead");
        return lead;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        notices.removeAll();
        SignInReason.of(event.getLocation().getQueryParameters())
                .ifPresent(reason -> notices.add(
                        reason.isFailure() ? InlineNotice.error(Texts.t(reason)) : InlineNotice.info(Texts.t(reason))));
        notices.setVisible(notices.getComponentCount() > 0);
    }

    @Override
    public String getPageTitle() {
        return Texts.t("signIn.title");
    }
}
