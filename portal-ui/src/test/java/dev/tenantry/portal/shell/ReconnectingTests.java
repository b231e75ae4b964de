package dev.tenantry.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import dev.tenantry.identity.Role;
import dev.tenantry.portal.As;
import dev.tenantry.portal.PortalFixture;
import org.junit.jupiter.api.Test;

/** What pages are told for the time when their portal is away; that they come back is seen in a browser. */
@PortalFixture
class ReconnectingTests extends SpringBrowserlessTest {

    @Test
    @As(Role.OPERATOR)
    void a_page_asks_every_one_to_three_seconds() {
        navigate("", Component.class);
        var push = UI.getCurrentOrThrow().getPushConfiguration();
        assertThat(Integer.parseInt(push.getParameter("reconnectInterval"))).isBetween(1_000, 3_000);
        assertThat(push.getParameter("maxWebsocketErrorRetries")).isEqualTo("30");
    }
}
