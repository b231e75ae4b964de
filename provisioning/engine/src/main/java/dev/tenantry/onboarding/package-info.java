/**
 * Onboarding: the steps, their order and the use case by which a tenant's draft becomes a live tenant (R5.3–R5.5).
 * Steps that belong to billing or MCP come from those modules as beans.
 */
@NullMarked
package dev.tenantry.onboarding;

import org.jspecify.annotations.NullMarked;
