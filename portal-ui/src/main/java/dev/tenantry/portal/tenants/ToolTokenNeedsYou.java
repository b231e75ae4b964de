package dev.tenantry.portal.tenants;

import dev.tenantry.mcp.McpTokens;
import dev.tenantry.mcp.McpTokens.Standing;
import dev.tenantry.portal.i18n.Texts;
import dev.tenantry.portal.look.Icon;
import dev.tenantry.portal.security.CurrentViewer;
import dev.tenantry.portal.shell.NeedsYou;
import dev.tenantry.portal.shell.NeedsYouSource;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** MCP servers that want a token and have none, for the tenant's own administrator, who is the one to have it. */
@Component
class ToolTokenNeedsYou implements NeedsYouSource {

    private final McpTokens tokens;
    private final TenantReading tenants;
    private final CurrentViewer viewers;

    ToolTokenNeedsYou(McpTokens tokens, TenantReading tenants, CurrentViewer viewers) {
        this.tokens = tokens;
        this.tenants = tenants;
        this.viewers = viewers;
    }

    @Override
    public List<NeedsYou> items() {
        return viewers.get().tenants().stream()
                .flatMap(id -> tenants.tenant(id).stream())
                .flatMap(tenant -> item(tenant).stream())
                .limit(MOST)
                .toList();
    }

    private Optional<NeedsYou> item(Tenant tenant) {
        long missing =
                tokens.of(tenant.id()).stream().filter(Standing::isMissing).count();
        return missing == 0
                ? Optional.empty()
                : Optional.of(new NeedsYou(
                        NeedsYou.Urgency.WAITING,
                        Icon.MCP,
                        Texts.t("token.kind"),
                        Texts.t("token.needs", TenantWords.name(tenant), missing),
                        null,
                        Texts.t("token.look"),
                        TenantTab.TOOLS.path(tenant.id())));
    }
}
