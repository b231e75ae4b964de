package dev.tenantry.portal.mcp;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import dev.tenantry.identity.NotFound;
import dev.tenantry.mcp.McpCatalogue;
import dev.tenantry.mcp.McpServer;
import dev.tenantry.mcp.McpServerEditing;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Crumb;
import dev.tenantry.portal.look.Page;
import dev.tenantry.portal.security.CurrentViewer;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;

/** One MCP server: its definition as it was last found, and what the provider's staff can do with it. */
@Route(McpServerView.PATH + "/:server([a-z0-9_-]{1,24})")
@RolesAllowed({"PROVIDER_ADMIN", "OPERATOR", "SUPPORT", "AUDITOR"})
class McpServerView extends Page implements BeforeEnterObserver {

    static final String PATH = "mcp/servers";

    private final McpCatalogue catalogue;
    private final McpServerEditing editing;
    private final CurrentViewer viewers;
    private final Div content = new Div();

    McpServerView(McpCatalogue catalogue, McpServerEditing editing, CurrentViewer viewers) {
        this.catalogue = catalogue;
        this.editing = editing;
        this.viewers = viewers;
    }

    @Override
    public List<Crumb> trail() {
        return McpWords.trail();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        open(event.getRouteParameters().get("server").orElseThrow());
    }

    private void open(String id) {
        removeAll();
        McpServer server = show(id);
        add(content);
        if (RegisterServerView.isFor(viewers.get())) {
            add(new ServerActs(catalogue, server, () -> show(id)), new ServerEditing(editing, server, () -> open(id)));
        }
    }

    /** As it stands now. */
    private McpServer show(String id) {
        McpServer server = catalogue.find(id).orElseThrow(() -> new NotFound("mcp server"));
        header(server.name(), Texts.t("server.answers")).beside(McpWords.badge(server));
        content.removeAll();
        content.add(new ServerPassport(server));
        return server;
    }
}
