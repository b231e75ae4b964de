/**
 * The catalogue of MCP servers as pages: which there are, what each offers, and what of it was let pass. Which tenant has which
 * server belongs to the tenants' pages.
 */
@NullMarked
package dev.tenantry.portal.mcp;

import org.jspecify.annotations.NullMarked;
