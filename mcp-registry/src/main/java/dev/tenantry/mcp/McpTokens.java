package dev.tenantry.mcp;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.UseCase;
import dev.tenantry.mcp.TokenRows.Token;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.register.Field;
import dev.tenantry.register.Tenant;
import dev.tenantry.register.TenantReading;
import dev.tenantry.tenants.TenantClosed;
import dev.tenantry.tenants.TenantDiscarded;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import dev.tenantry.tenants.TenantState;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/**
 * The tokens that a tenant's assistant sends to its MCP servers, on their way from the person who knows them to the tenant's sealed
 * secrets, from which runs bring them into the tenant's account. Nobody reads one back (R4.3, R7.3).
 */
@UseCase
public class McpTokens {

    private static final Logger log = LoggerFactory.getLogger(McpTokens.class);

    private final TenantReading tenants;
    private final McpServers servers;
    private final TokenRows rows;
    private final TokenChanges changes;
    private final TokenRuns runs;
    private final TenantScope scope;

    McpTokens(
            TenantReading tenants,
            McpServers servers,
            TokenRows rows,
            TokenChanges changes,
            TokenRuns runs,
            TenantScope scope) {
        this.tenants = tenants;
        this.servers = servers;
        this.rows = rows;
        this.changes = changes;
        this.runs = runs;
        this.scope = scope;
    }

    /**
     * How it stands with the token for one server.
     *
     * @param wanted whether the tenant has chosen the server and the server wants one; else it is only still kept
     * @param kept whether one is kept now
     * @param moved whether it was given for another address than the server has now, to which it is not sent
     * @param since when it was given or taken away; null if neither was ever done
     * @param by who did that, as the audit trail names them
     */
    public record Standing(
            String server,
            String name,
            boolean wanted,
            boolean kept,
            boolean moved,
            @Nullable Instant since,
            @Nullable String by) {

        /** Whether somebody has to give one. */
        public boolean isMissing() {
            return wanted && (!kept || moved);
        }
    }

    /** What became of a token. */
    public sealed interface Outcome {

        /** It is kept, or taken away, and a run plans to bring that into the tenant's account. */
        record Planned() implements Outcome {}

        /** Likewise, once no other run is in the way; before, the next plan holds it. */
        record Later() implements Outcome {}

        /** Nothing was changed. */
        record Refused(TokenFault fault) implements Outcome {}

        /** It could not be sealed, and nothing was changed: the system that has the master key failed so. */
        record Failed(OutsideFailure.Kind kind) implements Outcome {}

        /** The tenant has not chosen such a server, it wants no token, or none is kept that could be taken away. */
        record NotWanted() implements Outcome {}
    }

    /** Of each server that was chosen and wants one, by a draft as well, and of those for which one is still kept. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN},
            scope = Allow.Scope.BY_METHOD)
    public List<Standing> of(TenantId tenant) {
        List<String> chosen = tenants.tenant(tenant).map(McpTokens::chosen).orElseGet(List::of);
        Map<String, Token> known = scope.asTenant(tenant, () -> rows.of(tenant)).stream()
                .collect(Collectors.toMap(Token::server, Function.identity()));
        return scope.asProvider(() -> {
            Set<String> wanting = wanting(chosen);
            Stream<String> left = known.values().stream()
                    .filter(Token::kept)
                    .map(Token::server)
                    .filter(server -> !wanting.contains(server))
                    .sorted();
            return Stream.concat(chosen.stream().filter(wanting::contains), left)
                    .map(server -> standing(server, wanting.contains(server), Optional.ofNullable(known.get(server))))
                    .toList();
        });
    }

    /** A tenant that leaves or has left wants nothing any more. */
    private static List<String> chosen(Tenant tenant) {
        boolean leaves =
                tenant.state() instanceof TenantState.Offboarding || tenant.state() instanceof TenantState.Closed;
        return leaves
                ? List.of()
                : tenant.profile()
                        .map(profile -> profile.mcpServers().stream()
                                .map(McpChoice::serverId)
                                .toList())
                        .orElseGet(() -> tenant.draft().list(Field.MCP_SERVERS));
    }

    private Set<String> wanting(List<String> chosen) {
        return chosen.stream()
                .flatMap(server -> servers.find(server).stream())
                .filter(McpServer::needsToken)
                .map(McpServer::id)
                .collect(Collectors.toSet());
    }

    private Standing standing(String server, boolean wanted, Optional<Token> token) {
        Optional<McpServer> known = servers.find(server);
        Optional<Token> kept = token.filter(Token::kept);
        return new Standing(
                server,
                known.map(McpServer::name).orElse(server),
                wanted,
                kept.isPresent(),
                kept.isPresent() && !kept.map(Token::address).equals(known.map(McpServer::address)),
                token.map(Token::at).orElse(null),
                token.map(Token::by).orElse(null));
    }

    /** Keeps a token instead of the one that was kept before; spaces and line breaks around it are left out. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR, TENANT_ADMIN},
            scope = Allow.Scope.BY_METHOD)
    public Outcome give(TenantId tenant, String server, String token) {
        String clean = token.strip();
        if (of(tenant).stream().noneMatch(one -> one.wanted() && one.server().equals(server))) {
            return new Outcome.NotWanted();
        }
        Optional<TokenFault> fault = TokenFault.of(clean);
        if (fault.isPresent()) {
            return new Outcome.Refused(fault.get());
        }
        Optional<McpServer> wanting = scope.asProvider(() -> servers.find(server));
        if (wanting.isEmpty()) {
            return new Outcome.NotWanted();
        }
        return given(tenant, server, wanting.get().address(), clean);
    }

    /** What a system says to a token is not passed on. */
    private Outcome given(TenantId tenant, String server, URI address, String token) {
        boolean given;
        try {
            given = changes.give(tenant, server, address, token);
        } catch (OutsideFailure failure) {
            log.warn("a token of tenant {} for {} was not sealed", tenant, server, failure);
            return new Outcome.Failed(failure.kind());
        }
        return given ? followed(tenant) : new Outcome.NotWanted();
    }

    /** Forgets a token; the server stays off for this tenant until another one is given. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR, TENANT_ADMIN},
            scope = Allow.Scope.BY_METHOD)
    public Outcome takeAway(TenantId tenant, String server) {
        boolean kept =
                of(tenant).stream().anyMatch(one -> one.kept() && one.server().equals(server));
        return kept && changes.takeAway(tenant, server) ? followed(tenant) : new Outcome.NotWanted();
    }

    private Outcome followed(TenantId tenant) {
        return switch (runs.ask(tenant)) {
            case PLANNED -> new Outcome.Planned();
            case LATER -> new Outcome.Later();
        };
    }

    /** The secrets themselves went with the run that took the tenant down. Hearing it twice changes nothing. */
    @EventListener
    void closed(TenantClosed event) {
        scope.inProvider(() -> rows.forget(event.tenant()));
    }

    /** The secrets themselves hear it, too. */
    @EventListener
    void discarded(TenantDiscarded event) {
        scope.inProvider(() -> rows.forget(event.tenant()));
    }
}
