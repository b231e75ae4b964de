package dev.tenantry.mcp;

import dev.tenantry.database.TenantScope;
import dev.tenantry.register.OpenServers;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.ToolServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which servers a tenant's assistant gets, and which wait or are missing. */
@Component
class Attachments {

    private final McpServers servers;
    private final OpenServers openServers;
    private final TenantScope scope;
    private final McpSettings settings;

    Attachments(McpServers servers, OpenServers openServers, TenantScope scope, McpSettings settings) {
        this.servers = servers;
        this.openServers = openServers;
        this.scope = scope;
        this.settings = settings;
    }

    /**
     * @param attached what is to be attached
     * @param waiting ids that a LOCAL tenant gets only when both sides have acknowledged what leaves the account (R4.2)
     * @param missing ids that no catalogue entry has
     */
    record Wanted(List<ToolServer> attached, List<String> waiting, List<String> missing) {}

    /** A word that was taken back since the run was created closes the way; one that was given since opens none. */
    Wanted of(TenantId tenant, TenantProfile profile) {
        Set<String> open = openServers.of(tenant, profile);
        List<String> chosen =
                profile.mcpServers().stream().map(McpChoice::serverId).toList();
        List<ToolServer> known = chosen(profile);
        Set<String> there = known.stream().map(ToolServer::id).collect(Collectors.toUnmodifiableSet());
        return new Wanted(
                known.stream().filter(server -> open.contains(server.id())).toList(),
                chosen.stream().filter(id -> !open.contains(id)).toList(),
                chosen.stream()
                        .filter(open::contains)
                        .filter(id -> !there.contains(id))
                        .toList());
    }

    /** Every server that was agreed and that the catalogue knows, acknowledged or not. */
    List<ToolServer> chosen(TenantProfile profile) {
        return profile.mcpServers().stream()
                .map(choice -> scope.asProvider(() -> servers.find(choice.serverId())))
                .flatMap(Optional::stream)
                .map(server -> toolServer(profile, server))
                .toList();
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
