package dev.tenantry.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.tenantry.portal.i18n.Texts;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/**
 * What an open page says to whoever clicks while the portal is away, and how it comes back: it asks until it is answered, then loads
 * itself anew. Where nobody clicks, its push does the same and says nothing: every page at a pace of its own, so that not all are
 * loaded in the same moment when a portal with many of them ends.
 */
@Component
class Reconnecting implements VaadinServiceInitListener {

    /** So that it is back within ten seconds of the portal. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Pauses of pushes are this long, up to three times. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** After so many failures in a row a push asks by plain requests, which goes on for ever. */
    private static final int BY_SOCKET = 30;

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
        var push = ui.getPushConfiguration();
        push.setParameter("reconnectInterval", Long.toString(pace()));
        push.setParameter("maxWebsocketErrorRetries", Integer.toString(BY_SOCKET));
    }

    private static long pace() {
        long shortest = SHORTEST.toMillis();
        return ThreadLocalRandom.current().nextLong(shortest, 3 * shortest);
    }
}
