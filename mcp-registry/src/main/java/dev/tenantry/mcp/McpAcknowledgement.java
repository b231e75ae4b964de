package dev.tenantry.mcp;

import static dev.tenantry.identity.Role.AUDITOR;
import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;
import static dev.tenantry.identity.Role.SUPPORT;
import static dev.tenantry.identity.Role.TENANT_ADMIN;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.PersonId;
import dev.tenantry.identity.UseCase;
import dev.tenantry.mcp.McpServer.ToolPrint;
import dev.tenantry.register.Reapplication;
import dev.tenantry.register.ServerAcknowledgements;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What leaves a tenant's account through its MCP servers, and the tenant's own word on it: nobody can give it for them (R4.2). */
@UseCase
public class McpAcknowledgement {

    private final ServerAcknowledgements acknowledgements;
    private final Reapplication reapplication;
    private final McpServers servers;
    private final TenantScope scope;
    private final Audit audit;
    private final CurrentActor caller;

    McpAcknowledgement(
            ServerAcknowledgements acknowledgements,
            Reapplication reapplication,
            McpServers servers,
            TenantScope scope,
            Audit audit,
            CurrentActor caller) {
        this.acknowledgements = acknowledgements;
        this.reapplication = reapplication;
        this.servers = servers;
        this.scope = scope;
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * What leaves through one server.
     *
     * @param endpoint where it goes; null if the catalogue has no such server
     * @param tools the names of what it offered at the last probe; empty before the first
     * @param fingerprint of those tools' definitions; null before the first probe
     * @param given whether assistants may be given any of these tools: the provider has approved it, and it is unchanged
     * @param byProvider whether the provider's side has acknowledged
     * @param byTenant likewise
     */
    public record Leaving(
            String server,
            String name,
            @Nullable URI endpoint,
            List<String> tools,
            @Nullable String fingerprint,
            boolean given,
            boolean byProvider,
            boolean byTenant) {

        public Leaving {
            tools = List.copyOf(tools);
        }
    }

    /** What became of a word. */
    public enum Said {
        /** It stands, and neither opens nor closes a way. */
        DONE,
        /** It stands, and a run plans to attach the server or to take it away. */
        PLANNED,
        /** It stands, and takes effect with the next plan. */
        LATER,
        /** It is not any more as it was seen; look again. */
        CHANGED
    }

    /** For each server that was agreed, in their order; empty for a draft. */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR, SUPPORT, AUDITOR, TENANT_ADMIN},
            scope = Allow.Scope.BY_METHOD)
    public List<Leaving> of(TenantId tenant) {
        List<McpChoice> chosen = scope.asTenant(tenant, () -> acknowledgements.of(tenant));
        return scope.asProvider(() -> chosen.stream().map(this::leaving).toList());
    }

    private Leaving leaving(McpChoice choice) {
        Optional<McpServer> server = servers.find(choice.serverId());
        Optional<McpServer.Found> found = server.map(McpServer::found);
        return new Leaving(
                choice.serverId(),
                server.map(McpServer::name).orElse(choice.serverId()),
                server.map(McpServer::address).orElse(null),
                found.map(McpServer.Found::tools).orElseGet(List::of).stream()
                        .map(ToolPrint::name)
                        .toList(),
                found.map(McpServer.Found::fingerprint).orElse(null),
                server.filter(known -> !known.offered().isEmpty()).isPresent(),
                choice.acknowledgedByProvider() != null,
                choice.acknowledgedByTenant() != null);
    }

    /** Acknowledges exactly what was seen, and has the server attached where the provider has acknowledged it, too. */
    @Allow(value = TENANT_ADMIN, scope = Allow.Scope.BY_METHOD)
    public Said acknowledge(TenantId tenant, Leaving seen) {
        return caller.actor() instanceof Actor.Person(var person)
                        && seen.endpoint() != null
                        && of(tenant).contains(seen)
                        && say(tenant, seen, person, "mcp.leaving-acknowledged")
                ? followed(tenant, seen.server())
                : Said.CHANGED;
    }

    /** Takes an acknowledgement back: no run attaches the server from now on, and one is asked for that takes it away. */
    @Allow(value = TENANT_ADMIN, scope = Allow.Scope.BY_METHOD)
    public Said withdraw(TenantId tenant, Leaving seen) {
        return say(tenant, seen, null, "mcp.leaving-withdrawn") ? followed(tenant, seen.server()) : Said.CHANGED;
    }

    /** Only where the provider has acknowledged does the tenant's word open or close anything, and only of a LOCAL tenant. */
    private Said followed(TenantId tenant, String server) {
        if (!scope.asTenant(tenant, () -> acknowledgements.decidesAlone(tenant, server))) {
            return Said.DONE;
        }
        return switch (reapplication.again(tenant)) {
            case PLANNED -> Said.PLANNED;
            case LATER -> Said.LATER;
        };
    }

    private boolean say(TenantId tenant, Leaving seen, @Nullable PersonId by, String act) {
        Map<String, String> facts = new HashMap<>();
        facts.put("endpoint", String.valueOf(seen.endpoint()));
        if (seen.fingerprint() != null) {
            facts.put("fingerprint", seen.fingerprint());
        }
        return scope.asTenant(tenant, () -> {
            boolean changed = acknowledgements.byTenant(tenant, seen.server(), by);
            if (changed) {
                audit.record(AuditEntry.of(
                        tenant, caller.actor(), act, new AuditEntry.Subject("mcp-server", seen.server()), facts));
            }
            return changed;
        });
    }
}
