package dev.tenantry.tenantside;

import dev.tenantry.tenants.TenantId;
import java.net.URI;
import java.util.Map;

/** What is told of the tokens that are kept for a tenant's MCP servers; the tokens themselves are among {@link dev.tenantry.steps.Secrets}. */
public interface ToolTokens {

    /**
     * One server's.
     *
     * @param revision raised by each change
     * @param address for which it was given: it must not be sent to any other
     */
    record Kept(long revision, URI address) {}

    /**
     * By server; one that was taken away, that was given for another address than the server has by now, or that the server does not
     * want is not there. Opens a scope of its own.
     */
    Map<String, Kept> of(TenantId tenant);
}
