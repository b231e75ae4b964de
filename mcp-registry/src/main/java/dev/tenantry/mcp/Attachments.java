package dev.tenantry.mcp;

import dev.tenantry.database.TenantScope;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.ToolServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which servers a tenant's assistant gets, and which wait or are missing. */
@Component
class Attachments {

    private final McpServers servers;
    private final TenantScope scope;
    private final McpSettings settings;

    Attachments(McpServers servers, TenantScope scope, McpSettings settings) {
        this.servers = servers;
        this.scope = scope;
        this.settings = settings;
    }

    /**
     * @param attached what is to be attached
     * @param waiting ids that a LOCAL tenant gets only when both sides have acknowledged what leaves the account (R4.2)
     * @param missing ids that no catalogue entry has
     */
    record Wanted(List<ToolServer> attached, List<String> waiting, List<String> missing) {}

    Wanted of(TenantProfile profile) {
        List<ToolServer> attached = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (McpChoice choice : profile.mcpServers()) {
            if (profile.dataPolicy() == DataPolicy.LOCAL && !choice.acknowledged()) {
                waiting.add(choice.serverId());
                continue;
            }
            Optional<McpServer> server = scope.asProvider(() -> servers.find(choice.serverId()));
            server.ifPresentOrElse(
                    found -> attached.add(toolServer(profile, found)), () -> missing.add(choice.serverId()));
        }
        return new Wanted(attached, waiting, missing);
    }

    private ToolServer toolServer(TenantProfile profile, McpServer server) {
        String address = settings.tenantAddress()
                .replace("{slug}", profile.slug().value())
                .replace("{server}", server.id())
                .replace("{address}", server.address().toString());
        return new ToolServer(
                server.id(),
                server.name(),
                server.description(),
                URI.create(address),
                server.needsToken() ? new AccountSecrets(profile.slug()).toolKey(server.id()) : null,
                approvedTools(server));
    }

    /** Only an approved definition limits what is offered; before that there is nothing to limit it by. */
    private static List<String> approvedTools(McpServer server) {
        McpServer.Found found = server.found();
        return found != null && server.isApproved()
                ? found.tools().stream().map(McpServer.ToolPrint::name).toList()
                : List.of();
    }
}
