package dev.tenantry.portal.errors;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.tenantry.identity.AccessRefused;
import dev.tenantry.identity.NotFound;
import dev.tenantry.identity.NotSignedIn;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.incidents.Incidents;
import java.lang.reflect.InvocationTargetException;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a click that went wrong tells the person: the page stays as it is, with a message that names the incident. */
@Component
class Mishaps implements VaadinServiceInitListener {

    private static final int SECONDS = 12;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(Mishaps::handle));
    }

    static void handle(ErrorEvent event) {
        var ui = UI.getCurrent();
        var failure = root(event.getThrowable());
        var text = ui == null ? null : say(ui, failure);
        if (text == null) {
            Incidents.report("background", event.getThrowable());
            return;
        }
        var card = Notification.show(text, SECONDS * 1000, Notification.Position.BOTTOM_END);
        card.addThemeVariants(NotificationVariant.ERROR);
    }

    private static String say(UI ui, Throwable failure) {
        return switch (failure) {
            case AccessRefused refused -> Texts.t("errors.click.refused", roles(refused));
            case NotFound _ -> Texts.t("errors.click.gone");
            case NotSignedIn _ -> Texts.t("errors.click.signedOut");
            default -> Texts.t("errors.click.broken", Incidents.report(route(ui), failure));
        };
    }

    private static String roles(AccessRefused refused) {
        return refused.needed().stream().sorted().map(Texts::t).collect(Collectors.joining(", "));
    }

    private static String route(UI ui) {
        return ui.getActiveViewLocation().getPath();
    }

    private static Throwable root(Throwable failure) {
        var cause = failure.getCause();
        return failure instanceof InvocationTargetException && cause != null ? cause : failure;
    }
}
