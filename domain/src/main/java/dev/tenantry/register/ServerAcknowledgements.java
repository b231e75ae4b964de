package dev.tenantry.register;

import dev.tenantry.identity.PersonId;
import dev.tenantry.tenants.DataPolicy;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who has acknowledged what leaves a tenant's account through its MCP servers, as it is now and not as it was when a run was
 * created (R4.2). Every method works within the caller's scope.
 */
public interface ServerAcknowledgements {

    /** The servers that were agreed, each with who acknowledged it; empty for a draft. */
    List<McpChoice> of(TenantId tenant);

    /**
     * Ids of the servers that may be reached: of a LOCAL tenant those of which both sides know what leaves, now and not as it was
     * agreed; of an EXTERNAL one all that were agreed.
     */
    default Set<String> open(TenantId tenant, TenantProfile profile) {
        boolean local = profile.dataPolicy() == DataPolicy.LOCAL;
        List<McpChoice> choices = local ? of(tenant) : profile.mcpServers();
        return choices.stream()
                .filter(choice -> !local || choice.acknowledged())
                .map(McpChoice::serverId)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Puts down that the tenant's side acknowledged.
     *
     * @param by null if it takes that back
     * @return false if nothing was changed: no such server, it was so already, or the tenant was changed in this moment
     */
    boolean byTenant(TenantId tenant, String server, @Nullable PersonId by);
}
