package dev.tenantry.portal.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;

/**
 * The HTML page around everything: style sheets as static files, without a bundle. Messages to the server go by HTTP,
 * so that filters and cookies work as everywhere; the server pushes over a WebSocket.
 */
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://portal/css/icons.css")
@StyleSheet("context://portal/css/tokens.css")
@StyleSheet("context://portal/css/base.css")
@StyleSheet("context://portal/css/look.css")
@StyleSheet("context://portal/css/shell.css")
@StyleSheet("context://portal/css/runs.css")
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
@Push(transport = Transport.WEBSOCKET_XHR)
public class PortalPage implements AppShellConfigurator {}
