package dev.tenantry.mcp;

import static dev.tenantry.identity.Role.OPERATOR;
import static dev.tenantry.identity.Role.PROVIDER_ADMIN;

import dev.tenantry.audit.Audit;
import dev.tenantry.audit.AuditEntry;
import dev.tenantry.database.TenantScope;
import dev.tenantry.identity.Allow;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.identity.UseCase;
import dev.tenantry.register.OfferedServers;
import dev.tenantry.register.ServerUse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Changing what the catalogue says of a server, and taking out one that nobody has chosen (R4.3). */
@UseCase
public class McpServerEditing {

    private final McpServers servers;
    private final ServerRules rules;
    private final ServerUse use;
    private final McpSettings settings;
    private final TenantScope scope;
    private final Audit audit;
    private final CurrentActor caller;

    McpServerEditing(
            McpServers servers,
            ServerRules rules,
            ServerUse use,
            McpSettings settings,
            TenantScope scope,
            Audit audit,
            CurrentActor caller) {
        this.servers = servers;
        this.rules = rules;
        this.use = use;
        this.settings = settings;
        this.scope = scope;
        this.audit = audit;
        this.caller = caller;
    }

    /** What became of an edit. */
    public sealed interface Edited {

        record Done(McpServer server) implements Edited {}

        /** Nothing was changed, for all these reasons. */
        record Refused(Set<ServerFault> faults) implements Edited {}

        /** It was changed, asked or taken out since that version; nothing was overwritten. */
        record Overtaken() implements Edited {}

        /**
         * Nothing was changed: what tenants have acknowledged and the tokens they have given are meant for the address that it has.
         *
         * @param tenants names of the first twenty that have chosen it
         */
        record Chosen(List<String> tenants) implements Edited {
            public Chosen {
                tenants = List.copyOf(tenants);
            }
        }

        /** The portal's settings say where it is and what it is called, at each start. */
        record BySettings() implements Edited {}
    }

    /** What became of taking a server out. */
    public sealed interface Removed {

        record Done() implements Removed {}

        /**
         * Tenants have chosen it.
         *
         * @param tenants names of the first twenty that have chosen it
         */
        record Chosen(List<String> tenants) implements Removed {
            public Chosen {
                tenants = List.copyOf(tenants);
            }
        }

        /** The portal's settings would bring it back at the next start. */
        record BySettings() implements Removed {}

        record Unknown() implements Removed {}
    }

    /** Whether the portal's settings keep it in the catalogue. */
    private boolean isKept(String id) {
        return id.equals(OfferedServers.AGENCY) && settings.agencyAddress() != null;
    }

    /**
     * Changes name, description and, as long as no tenant has chosen it, its address; at another address it is another server, whose tools
     * have to be read and approved anew.
     *
     * @param version of the server as it was looked at
     */
    @Allow(
            value = {PROVIDER_ADMIN, OPERATOR},
            scope = Allow.Scope.BY_METHOD)
    public Edited edit(NewServer wanted, long version) {
        if (isKept(wanted.id())) {
            return new Edited.BySettings();
        }
        Set<ServerFault> faults = rules.faults(wanted);
        return faults.isEmpty() ? scope.asProvider(() -> keep(wanted, version)) : new Edited.Refused(faults);
    }

    private Edited keep(NewServer wanted, long version) {
        McpServer server = new McpServer(
                wanted.id(),
                wanted.name(),
                wanted.description(),
                URI.create(wanted.address()),
                wanted.needsToken(),
                null,
                null,
                null,
                version);
        List<String> tenants = moves(server) ? use.of(server.id()) : List.of();
        if (!tenants.isEmpty()) {
            return new Edited.Chosen(tenants);
        }
        if (!servers.edit(server)) {
            return new Edited.Overtaken();
        }
        record("mcp.server-edited", server);
        return new Edited.Done(servers.find(server.id()).orElseThrow());
    }

    private boolean moves(McpServer wanted) {
        return servers.find(wanted.id())
                .filter(known -> !known.address().equals(wanted.address()))
                .isPresent();
    }

    /** Takes a server out of the catalogue that no tenant has chosen. */
    @Allow({PROVIDER_ADMIN, OPERATOR})
    public Removed remove(String id) {
        if (isKept(id)) {
            return new Removed.BySettings();
        }
        Optional<McpServer> server = servers.find(id);
        List<String> tenants = use.of(id);
        if (!tenants.isEmpty()) {
            return new Removed.Chosen(tenants);
        }
        if (server.isEmpty() || !servers.remove(id)) {
            return new Removed.Unknown();
        }
        record("mcp.server-removed", server.get());
        return new Removed.Done();
    }

    private void record(String act, McpServer server) {
        audit.record(AuditEntry.of(
                null,
                caller.actor(),
                act,
                new AuditEntry.Subject("mcp-server", server.id()),
                Map.of("address", server.address().toString())));
    }
}
