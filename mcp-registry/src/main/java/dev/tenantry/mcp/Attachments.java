package dev.tenantry.mcp;

import dev.tenantry.database.TenantScope;
import dev.tenantry.mcp.TokenRows.Token;
import dev.tenantry.register.OpenServers;
import dev.tenantry.steps.StepContext;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.ToolServer;
import dev.tenantry.tenantside.ToolTokens;
import dev.tenantry.tenantside.ToolTokens.Kept;
import dev.tenantry.tenantside.WrittenTokens;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which servers a tenant's assistant gets, and which wait or are missing. */
@Component
class Attachments {

    private final McpServers servers;
    private final OpenServers openServers;
    private final TokenRows tokens;
    private final ToolTokens kept;
    private final TenantScope scope;
    private final McpSettings settings;

    Attachments(
            McpServers servers,
            OpenServers openServers,
            TokenRows tokens,
            ToolTokens kept,
            TenantScope scope,
            McpSettings settings) {
        this.servers = servers;
        this.openServers = openServers;
        this.tokens = tokens;
        this.kept = kept;
        this.scope = scope;
        this.settings = settings;
    }

    /**
     * @param attached what is to be attached
     * @param waiting ids that a LOCAL tenant gets only when both sides have acknowledged what leaves the account (R4.2)
     * @param unapproved ids of whose tools nobody has approved any, or none that is still what was approved (R4.3)
     * @param untokened ids that want a token, and none is kept (R4.3)
     * @param late ids whose token was given after this run had written the secrets
     * @param older ids of those to be attached for which another token was given since
     * @param missing ids that no catalogue entry has
     * @param revisions of the tokens by which those are attached, by id
     */
    record Wanted(
            List<ToolServer> attached,
            List<String> waiting,
            List<String> unapproved,
            List<String> untokened,
            List<String> late,
            List<String> older,
            List<String> missing,
            Map<String, String> revisions) {}

    /** A word that was taken back since the run was created closes the way; one that was given since opens none. */
    Wanted of(StepContext context) {
        TenantProfile profile = context.profile();
        Set<String> open = openServers.of(context.tenant(), profile);
        List<String> chosen =
                profile.mcpServers().stream().map(McpChoice::serverId).toList();
        Map<String, McpServer> known = known(profile);
        Tokens told = Tokens.of(kept.of(context.tenant()), context);
        List<McpServer> reached = known.values().stream()
                .filter(server -> open.contains(server.id()))
                .toList();
        List<ToolServer> attached = reached.stream()
                .filter(server -> !server.offered().isEmpty() && told.suffice(server))
                .map(server -> toolServer(profile, server, address(profile, server), names(server)))
                .toList();
        return new Wanted(
                attached,
                chosen.stream().filter(id -> !open.contains(id)).toList(),
                ids(reached, server -> server.offered().isEmpty()),
                ids(reached, told::areMissing),
                ids(reached, told::areLate),
                ids(reached, told::areOlder),
                chosen.stream()
                        .filter(open::contains)
                        .filter(id -> !known.containsKey(id))
                        .toList(),
                told.revisions(attached));
    }

    private static List<String> ids(List<McpServer> servers, Predicate<McpServer> which) {
        return servers.stream().filter(which).map(McpServer::id).toList();
    }

    /** Whatever of the changes of tokens this run has brought need not be brought by another one. */
    void brought(StepContext context) {
        TenantId tenant = context.tenant();
        WrittenTokens.inThisRun(context)
                .ifPresent(written -> scope.inProvider(() -> tokens.of(tenant).stream()
                        .filter(token -> isBrought(token, written.tokens()))
                        .forEach(token -> tokens.told(tenant, token.server(), token.revision()))));
    }

    private static boolean isBrought(Token token, Map<String, Kept> written) {
        Kept there = written.get(token.server());
        return token.kept() ? there != null && there.revision() == token.revision() : there == null;
    }

    /** Those of the agreed servers that were ordered, where and with the tools that were ordered, whatever was changed since. */
    List<ToolServer> ordered(TenantProfile profile, Attached order) {
        return known(profile).values().stream()
                .filter(server -> !order.tools(server.id()).isEmpty())
                .map(server -> toolServer(
                        profile,
                        server,
                        order.address(server.id()).orElseGet(() -> address(profile, server)),
                        order.tools(server.id())))
                .toList();
    }

    /** Ids of all servers that were agreed. */
    static Set<String> chosen(TenantProfile profile) {
        return profile.mcpServers().stream().map(McpChoice::serverId).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every server that was agreed and that the catalogue knows, acknowledged or not, in the order in which they were agreed. */
    private Map<String, McpServer> known(TenantProfile profile) {
        Map<String, McpServer> known = new LinkedHashMap<>();
        profile.mcpServers().stream()
                .map(choice -> scope.asProvider(() -> servers.find(choice.serverId())))
                .flatMap(Optional::stream)
                .forEach(server -> known.put(server.id(), server));
        return known;
    }

    private static List<String> names(McpServer server) {
        return server.offered().stream().map(McpServer.ToolPrint::name).toList();
    }

    private URI address(TenantProfile profile, McpServer server) {
        return URI.create(settings.tenantAddress()
                .replace("{slug}", profile.slug().value())
                .replace("{server}", server.id())
                .replace("{address}", server.address().toString()));
    }

    private static ToolServer toolServer(TenantProfile profile, McpServer server, URI address, List<String> tools) {
        return new ToolServer(
                server.id(),
                server.name(),
                server.description(),
                address,
                server.needsToken() ? new AccountSecrets(profile.slug()).toolKey(server.id()) : null,
                tools);
    }
}
