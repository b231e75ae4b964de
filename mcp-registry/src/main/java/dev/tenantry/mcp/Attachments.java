package dev.tenantry.mcp;

import dev.tenantry.database.TenantScope;
import dev.tenantry.mcp.TokenRows.Token;
import dev.tenantry.register.OpenServers;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import dev.tenantry.tenantside.AccountSecrets;
import dev.tenantry.tenantside.ToolServer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which servers a tenant's assistant gets, and which wait or are missing. */
@Component
class Attachments {

    private final McpServers servers;
    private final OpenServers openServers;
    private final TokenRows tokens;
    private final TenantScope scope;
    private final McpSettings settings;

    Attachments(
            McpServers servers, OpenServers openServers, TokenRows tokens, TenantScope scope, McpSettings settings) {
        this.servers = servers;
        this.openServers = openServers;
        this.tokens = tokens;
        this.scope = scope;
        this.settings = settings;
    }

    /**
     * @param attached what is to be attached
     * @param waiting ids that a LOCAL tenant gets only when both sides have acknowledged what leaves the account (R4.2)
     * @param unapproved ids of whose tools nobody has approved any, or none that is still what was approved (R4.3)
     * @param untokened ids whose token was taken away again (R4.3)
     * @param missing ids that no catalogue entry has
     * @param revisions of the tokens that are kept for those to be attached, by id
     */
    record Wanted(
            List<ToolServer> attached,
            List<String> waiting,
            List<String> unapproved,
            List<String> untokened,
            List<String> missing,
            Map<String, String> revisions) {}

    /** A word that was taken back since the run was created closes the way; one that was given since opens none. */
    Wanted of(TenantId tenant, TenantProfile profile) {
        Set<String> open = openServers.of(tenant, profile);
        List<String> chosen =
                profile.mcpServers().stream().map(McpChoice::serverId).toList();
        Map<String, McpServer> known = known(profile);
        Map<String, Token> told = scope.asProvider(() -> tokens.of(tenant)).stream()
                .collect(Collectors.toMap(Token::server, Function.identity()));
        List<McpServer> reached = known.values().stream()
                .filter(server -> open.contains(server.id()))
                .toList();
        List<ToolServer> attached = reached.stream()
                .filter(server -> !server.offered().isEmpty() && !isUntokened(server, told))
                .map(server -> toolServer(profile, server, names(server)))
                .toList();
        return new Wanted(
                attached,
                chosen.stream().filter(id -> !open.contains(id)).toList(),
                ids(reached, server -> server.offered().isEmpty()),
                ids(reached, server -> isUntokened(server, told)),
                chosen.stream()
                        .filter(open::contains)
                        .filter(id -> !known.containsKey(id))
                        .toList(),
                revisions(attached, told));
    }

    private static List<String> ids(List<McpServer> servers, Predicate<McpServer> which) {
        return servers.stream().filter(which).map(McpServer::id).toList();
    }

    /** Not one for which none was ever given here: somebody may have put it into the tenant's account by hand. */
    private static boolean isUntokened(McpServer server, Map<String, Token> told) {
        Token token = told.get(server.id());
        return server.needsToken() && token != null && !token.kept();
    }

    private static Map<String, String> revisions(List<ToolServer> attached, Map<String, Token> told) {
        return attached.stream()
                .filter(server -> server.key() != null)
                .flatMap(server -> Optional.ofNullable(told.get(server.id())).stream())
                .collect(Collectors.toMap(Token::server, token -> Long.toString(token.revision())));
    }

    /** Those of the agreed servers that were ordered, with the tools that were ordered, whatever was approved since. */
    List<ToolServer> ordered(TenantProfile profile, Attached order) {
        return known(profile).values().stream()
                .filter(server -> !order.tools(server.id()).isEmpty())
                .map(server -> toolServer(profile, server, order.tools(server.id())))
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

    private ToolServer toolServer(TenantProfile profile, McpServer server, List<String> tools) {
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
                tools);
    }
}
