/**
 * The provider's MCP servers: registered, probed in both protocol eras, approved by the fingerprint of their raw tool
 * definitions, and attached to tenants' assistants. Never calls a tool and keeps no server's token.
 */
@NullMarked
package dev.tenantry.mcp;

import org.jspecify.annotations.NullMarked;
