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
import dev.tenantry.mcp.McpServer.Problem;
import dev.tenantry.outside.OutsideFailure;
import dev.tenantry.steps.Failure;
import dev.tenantry.steps.Saying;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Keeping the catalogue of MCP servers (R4.3). */
@UseCase
public class McpCatalogue {

    /** What may stand in a header after "Bearer ". */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    private final McpServers servers;
    private final McpProbe probe;
    private final ServerRules rules;
    private final TenantScope scope;
    private final Audit audit;
    private final CurrentActor caller;
    private final Clock clock;

    McpCatalogue(
            McpServers servers,
            McpProbe probe,
            ServerRules rules,
            TenantScope scope,
            Audit audit,
            CurrentActor caller,
            Clock clock) {
        this.servers = servers;
        this.probe = probe;
        this.rules = rules;
        this.scope = scope;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    /** What became of a registration. */
    public sealed interface Registered {

        record Done(McpServer server) implements Registered {}

        /** Nothing was registered, for all these reasons. */
        record Refused(Set<ServerFault> faults) implements Registered {}
    }

    /** What became of a probe. */
    public sealed interface Probed {

        record Answered(Found found) implements Probed {}

        /**
         * The server did not answer as it should.
         *
         * @param why without secrets
         */
        record Failed(Saying why) implements Probed {}

        /** The token holds what cannot be sent. */
        record TokenInvalid() implements Probed {}

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
    public Registered register(NewServer wanted) {
        Set<ServerFault> faults = rules.faults(wanted);
        ServerRules.faultOfId(wanted.id(), scope.asProvider(servers::ids)).ifPresent(faults::add);
        if (!faults.isEmpty()) {
            return new Registered.Refused(faults);
        }
        McpServer server = new McpServer(
                wanted.id(),
                wanted.name(),
                wanted.description(),
                URI.create(wanted.address()),
                wanted.needsToken(),
                null,
                null,
                null,
                0);
        return scope.asProvider(() -> insert(server));
    }

    private Registered insert(McpServer server) {
        servers.oneAfterTheOther();
        Optional<ServerFault> taken = ServerRules.faultOfId(server.id(), servers.ids());
        if (taken.isPresent() || !servers.insert(server, clock.instant())) {
            return new Registered.Refused(Set.of(taken.orElse(ServerFault.ID_TAKEN)));
        }
        record(
                "mcp.server-registered",
                server.id(),
                Map.of("address", server.address().toString()));
        return new Registered.Done(server);
    }

    /**
     * Asks a server for its era and its tools and keeps what it found.
     *
     * @param token for a server that lists its tools to nobody without one; sent once and kept nowhere
     */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR},
            scope = Allow.Scope.BY_METHOD)
    public Probed probe(String id, Optional<String> token) {
        if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) {
            return new Probed.TokenInvalid();
        }
        return scope.asProvider(() -> servers.find(id))
                .map(server -> probe(server, token))
                .orElseGet(Probed.Unknown::new);
    }

    private Probed probe(McpServer server, Optional<String> token) {
        try {
            Found found = probe.probe(server.address(), token);
            scope.inProvider(() -> {
                servers.found(server.id(), found);
                record("mcp.server-probed", server.id(), Map.of("fingerprint", found.fingerprint()));
            });
            return new Probed.Answered(found);
        } catch (OutsideFailure failure) {
            Saying why = Failure.of(failure, server.id()).cause();
            scope.inProvider(() -> {
                servers.problem(server.id(), new Problem(why, clock.instant()));
                record(
                        "mcp.server-probe-failed",
                        server.id(),
                        Map.of("kind", failure.kind().name()));
            });
            return new Probed.Failed(why);
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
