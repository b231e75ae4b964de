package dev.tenantry.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.tenantry.portal.i18n.Texts;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What an open page says to whoever clicks while the portal is away, and how it comes back: it asks until it is answered, then loads
 * itself anew. Where nobody clicks, its push does the same every five seconds and says nothing.
 */
@Component
class Reconnecting implements VaadinServiceInitListener {

    /** So that it is back within ten seconds of the portal. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> tell(init.getUI()));
    }

    private static void tell(UI ui) {
        var language = Preferences.current().language();
        var dialog = ui.getReconnectDialogConfiguration();
        dialog.setDialogText(Texts.in(language, "shell.away"));
        dialog.setDialogTextGaveUp(Texts.in(language, "shell.away.gaveUp"));
        dialog.setReconnectInterval((int) PAUSE.toMillis());
    }
}
