package dev.tenantry.register;

import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which MCP servers may be reached from a tenant's network, as both sides' words are now and not as they were agreed (R4.2). */
public interface OpenServers {

    /** Their ids; opens a scope of its own. */
    Set<String> of(TenantId tenant, TenantProfile profile);

    /** Of a LOCAL tenant those of which both sides have acknowledged what leaves; of an EXTERNAL one all that were agreed. */
    static Set<String> among(TenantProfile profile, List<McpChoice> words) {
        boolean local = profile.dataPolicy() == DataPolicy.LOCAL;
        return (local ? words : profile.mcpServers())
                .stream()
                        .filter(choice -> !local || choice.acknowledged())
                        .map(McpChoice::serverId)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
