package dev.tenantry.portal.tenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tenantry.mcp.McpAcknowledgement;
import dev.tenantry.mcp.McpTokens;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.runs.RunNames;
import dev.tenantry.portal.security.Viewer;
import dev.tenantry.register.Tenant;
import dev.tenantry.tenants.TenantId;
import org.springframework.stereotype.Service;

/** What of a tenant's MCP servers its page shows: what leaves through them, and the tokens that are sent to them. */
@Service
class ToolsPanel {

    private final McpAcknowledgement leaving;
    private final McpTokens tokens;
    private final RunNames names;

    ToolsPanel(McpAcknowledgement leaving, McpTokens tokens, RunNames names) {
        this.leaving = leaving;
        this.tokens = tokens;
        this.names = names;
    }

    /** Of a draft only the tokens, so that its first plan holds them. */
    Div of(Tenant tenant, Viewer viewer) {
        TenantId id = tenant.id();
        boolean own = viewer.tenants().contains(id);
        Div all = new Div(
                tenant.profile()
                        .<Component>map(profile -> new McpLeavingPanel(leaving, id, profile.dataPolicy(), own))
                        .orElseGet(() -> new Paragraph(Texts.t("tenant.draft"))),
                new ToolTokens(tokens, names, id, own || NewTenantView.isFor(viewer)));
        all.addClassName("run__top");
        return all;
    }
}
