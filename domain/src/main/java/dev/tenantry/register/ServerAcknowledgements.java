package dev.tenantry.register;

import dev.tenantry.identity.PersonId;
import dev.tenantry.tenants.TenantId;
import dev.tenantry.tenants.TenantProfile.McpChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has acknowledged what leaves a tenant's account through its MCP servers, as it is now and not as it was when a run was
 * created (R4.2). Every method works within the caller's scope.
 */
public interface ServerAcknowledgements {

    /** The servers that were agreed, each with who acknowledged it; empty for a draft. */
    List<McpChoice> of(TenantId tenant);

    /** Whether the tenant's word alone opens and closes the way to a server: a LOCAL tenant's, where the provider has given its own. */
    boolean decidesAlone(TenantId tenant, String server);

    /**
     * Puts down that the tenant's side acknowledged.
     *
     * @param by null if it takes that back
     * @return false if nothing was changed: no such server, it was so already, or the tenant was changed in this moment
     */
    boolean byTenant(TenantId tenant, String server, @Nullable PersonId by);
}
