package dev.tenantry.tenantside;

import dev.tenantry.tenants.TenantId;
import java.util.Map;

/** What is told of the tokens that are kept for a tenant's MCP servers; the tokens themselves are among {@link dev.tenantry.steps.Secrets}. */
public interface ToolTokens {

    /**
     * One server's.
     *
     * @param revision raised by each change
     */
    record Kept(long revision) {}

    /** By server; one that was taken away or that its server does not want is not there. Opens a scope of its own. */
    Map<String, Kept> of(TenantId tenant);
}
