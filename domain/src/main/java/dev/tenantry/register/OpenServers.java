package dev.tenantry.register;

import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which MCP servers may be reached from a tenant's network (R4.2). Within a run a way can close at any moment, but none opens that
 * its plan did not show: a word that is given meanwhile has a run of its own.
 */
public interface OpenServers {

    /** Their ids; opens a scope of its own. */
    Set<String> of(TenantId tenant, TenantProfile profile);

    /**
     * Of a LOCAL tenant those of which both sides had acknowledged what leaves and still do; of an EXTERNAL one all that were agreed.
     *
     * @param now both sides' words as they stand
     */
    static Set<String> among(TenantProfile profile, List<McpChoice> now) {
        if (profile.dataPolicy() == DataPolicy.EXTERNAL) {
            return ids(profile.mcpServers().stream());
        }
        Set<String> standing = ids(now.stream().filter(McpChoice::acknowledged));
        return ids(profile.mcpServers().stream()
                .filter(McpChoice::acknowledged)
                .filter(choice -> standing.contains(choice.serverId())));
    }

    private static Set<String> ids(Stream<McpChoice> choices) {
        return choices.map(McpChoice::serverId).collect(Collectors.toUnmodifiableSet());
    }
}
