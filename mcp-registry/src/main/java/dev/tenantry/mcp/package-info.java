/**
 * The provider's MCP servers: registered, probed in both protocol eras, approved by the fingerprint of their raw tool
 * definitions, and attached to tenants' assistants. Never calls a tool; a tenant's token
 * for a server is handed to the tenant's sealed secrets and never read back.
 */
@NullMarked
package dev.tenantry.mcp;

import org.jspecify.annotations.NullMarked;
