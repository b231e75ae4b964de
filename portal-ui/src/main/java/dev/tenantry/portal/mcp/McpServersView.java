package dev.tenantry.portal.mcp;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.mcp.McpCatalogue;
import dev.tenantry.mcp.McpServer;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.EmptyState;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.security.CurrentViewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** Every MCP server of the catalogue, those that need somebody first. */
@Route(McpServersView.PATH)
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR"})
class McpServersView extends Page implements BeforeEnterObserver {

    static final String PATH = "mcp";

    private final McpCatalogue catalogue;
    private final CurrentViewer viewers;

    McpServersView(McpCatalogue catalogue, CurrentViewer viewers) {
        this.catalogue = catalogue;
        this.viewers = viewers;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        List<McpServer> servers = catalogue.list();
        header(Texts.t("servers.heading"), Texts.t("servers.answers"), acts());
        add(servers.isEmpty() ? nothing() : new McpServersTable(servers));
    }

    private Component[] acts() {
        if (!RegisterServerView.isFor(viewers.get())) {
            return new Component[0];
        }
        Button register = new Button(
                Texts.t("servers.register"),
                Icon.PLUS.prefix(),
                pressed -> UI.getCurrentOrThrow().navigate(RegisterServerView.PATH));
        register.addThemeVariants(ButtonVariant.PRIMARY);
        return new Component[] {register};
    }

    private static EmptyState nothing() {
        return new EmptyState(Icon.MCP, Texts.t("servers.empty"), Texts.t("servers.empty.hint"));
    }
}
