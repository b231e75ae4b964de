package dev.tenantry.mcp;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The provider's own MCP server and the way to servers.
 *
 * @param agencyAddress the agency's server, which every new tenant is offered; null if there is none
 * @param tenantAddress how a tenant's assistant reaches a server outside its account: the named endpoint of the gateway
 *     slot. {@code {slug}}, {@code {server}} and {@code {address}} (the server's own) are replaced
 */
@ConfigurationProperties("tenantry.mcp")
record McpSettings(
        @Nullable URI agencyAddress,
        @DefaultValue("Agency") String agencyName,
        @DefaultValue("false") boolean agencyNeedsToken,
        @DefaultValue("{address}") String tenantAddress) {}
