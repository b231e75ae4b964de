package dev.tenantry.mcp;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.audit.AuditEntry.Subject;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.UseCase;
import dev.tenantry.mcp.McpServer.Found;
import dev.tenantry.outside.EgressGuard;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.outside.OutsideSystem;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Keeping the catalogue of MCP servers (R4.3). */
@UseCase
public class McpCatalogue {

    private static final Pattern ID = Pattern.compile("[a-z0-9](?:[a-z0-9_-]{0,22}[a-z0-9])?");

    private final McpServers servers;
    private final McpProbe probe;
    private final EgressGuard guard;
    private final TenantScope scope;
    private final Audit audit;
    private final CurrentActor caller;
    private final Clock clock;

    McpCatalogue(
            McpServers servers,
            McpProbe probe,
            EgressGuard guard,
            TenantScope scope,
            Audit audit,
            CurrentActor caller,
            Clock clock) {
        this.servers = servers;
        this.probe = probe;
        this.guard = guard;
        this.scope = scope;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** What became of a registration. */
    public sealed interface Registered {

        record Done(McpServer server) implements Registered {}

        /** There is a server of that id. */
        record IdTaken() implements Registered {}

        /** The id is not 1 to 24 lower-case letters, digits, hyphens and underscores. */
        record IdInvalid() implements Registered {}

        /** @param why in English, as the guard says it */
        record AddressForbidden(String why) implements Registered {}
    }

    /** What became of a probe. */
    public sealed interface Probed {

        record Answered(Found found) implements Probed {}

        /** @param problem why, without secrets */
        record Failed(String problem) implements Probed {}

        record Unknown() implements Probed {}
    }

    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public List<McpServer> list() {
        return servers.all();
    }

    @Allow({PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR})
    public Optional<McpServer> find(String id) {
        return servers.find(id);
    }

    /** Takes a server into the catalogue; nothing is asked of it yet. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR},
            scope = Allow.Scope.BY_METHOD)
    public Registered register(String id, String name, String description, URI address, boolean needsToken) {
        if (!ID.matcher(id).matches()) {
            return new Registered.IdInvalid();
        }
        try {
            guard.check(OutsideSystem.MCP, address);
        } catch (OutsideFailure forbidden) {
            return new Registered.AddressForbidden(String.valueOf(forbidden.getMessage()));
        }
        McpServer server = new McpServer(id, name, description, address, needsToken, null, null, null, 0);
        return scope.asProvider(() -> insert(server));
    }

    private Registered insert(McpServer server) {
        if (!servers.insert(server, clock.instant())) {
            return new Registered.IdTaken();
        }
        record(
                "mcp.server-registered",
                server.id(),
                Map.of("address", server.address().toString()));
        return new Registered.Done(server);
    }

    /** Asks a server for its era and its tools and keeps what it found; without a token. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR},
            scope = Allow.Scope.BY_METHOD)
    public Probed probe(String id) {
        return scope.asProvider(() -> servers.find(id)).map(this::probe).orElseGet(Probed.Unknown::new);
    }

    private Probed probe(McpServer server) {
        try {
            Found found = probe.probe(server.address(), Optional.empty());
            scope.inProvider(() -> {
                servers.found(server.id(), found);
                record("mcp.server-probed", server.id(), Map.of("fingerprint", found.fingerprint()));
            });
            return new Probed.Answered(found);
        } catch (OutsideFailure failure) {
            String problem = String.valueOf(failure.getMessage());
            scope.inProvider(() -> {
                servers.problem(server.id(), problem);
                record(
                        "mcp.server-probe-failed",
                        server.id(),
                        Map.of("kind", failure.kind().name()));
            });
            return new Probed.Failed(problem);
        }
    }

    /** Lets pass what the last probe found; false if that is not this fingerprint any more. */
    @Allow({PROVIDER_ADMIN, OPERATOR})
    public boolean approve(String id, String fingerprint) {
        boolean approved = servers.approve(id, fingerprint);
        if (approved) {
            record("mcp.server-approved", id, Map.of("fingerprint", fingerprint));
        }
        return approved;
    }

    private void record(String act, String id, Map<String, String> facts) {
        audit.record(AuditEntry.of(null, caller.actor(), act, new Subject("mcp-server", id), facts));
    }
}
